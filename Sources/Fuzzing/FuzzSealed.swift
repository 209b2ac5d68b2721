// The reader of sealed stores: the file lies where others may have written.

import Foundation
import Secrets

/// Reads the bytes as a store, without a key.
package func fuzzSealed(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let input = Array(bytes)
    guard let store = try? SealedStore(parsing: input) else { return }
    try BrokenInvariant.check(store.bytes == input, "a store has one form")
}
