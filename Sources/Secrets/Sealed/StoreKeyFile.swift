// The file that holds a store's key.

/// Text of mode 0600: one line, or two with the newest key first while a change of the key is under way.
package enum StoreKeyFile {
    /// Makes a file with a new key; never overwrites one.
    package static func create(_ path: String) throws(SealedStoreError) {
        try create(path, with: .generated())
    }

    static func create(_ path: String, with key: StoreKey) throws(SealedStoreError) {
        var content = StoreKey.content([key])
        defer { content.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        try AtomicFile.create(path, with: content)
    }

    static func replace(_ path: String, with keys: [StoreKey]) throws(SealedStoreError) {
        var content = StoreKey.content(keys)
        defer { content.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        try AtomicFile.replace(path, with: content)
    }
}
