// A secret together with what its storage tells about its safety.

/// What a reference led to.
package struct ResolvedSecret: Sendable {
    package let secret: Secret
    /// Whether others than the service's user may read the file that it came from. True only where the reference allows
    /// that, and for a systemd credential that everyone can read; always false for what is no file.
    package let readableByOthers: Bool
}
