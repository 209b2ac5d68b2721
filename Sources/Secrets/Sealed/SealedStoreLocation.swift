// Where a sealed store is, and where its key.

/// As the config says it; a relative path starts at the resolver's base directory.
package struct SealedStoreLocation: Sendable, Hashable {
    package let path: String
    /// A file, a credential or a command. An environment variable would be seen by every child, and a store can't hold
    /// its own key.
    package let key: SecretReference

    package init(path: String, key: SecretReference) {
        self.path = path
        self.key = key
    }
}
