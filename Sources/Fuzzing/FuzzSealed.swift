// The reader of sealed stores.

import Secrets

/// Reads the bytes as the file of a sealed store, and opens it with a key that isn't its own.
package func fuzzSealed(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let file = Array(bytes)
    let store: SealedStore
    do throws(SealedStoreError) {
        store = try SealedStore(parsing: file)
    } catch {
        let said = error.description
        try BrokenInvariant.check(said.utf8.count < 1_000, "a message is short")
        try BrokenInvariant.check(
            said.unicodeScalars.allSatisfy(PrintableText.isPrintable), "a message is printable: \(said)")
        return
    }
    try BrokenInvariant.check(store.bytes == file, "what is read is written as the same bytes")
    let names = store.entries.map { Array($0.name.utf8) }
    try BrokenInvariant.check(store.entries.allSatisfy { SealedEntry.isName($0.name) }, "a name is a name")
    try BrokenInvariant.check(
        zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "names ascend, each once")
    let opened = try? OpenedStore(store, key: .generated())
    try BrokenInvariant.check(opened == nil, "no other key opens a store")
}
