// A secret together with what its storage tells about its safety.

/// What a reference led to.
package struct ResolvedSecret: Sendable {
    package let secret: Secret
    /// Whether the file's mode lets its group or everyone read it; always false for an environment variable.
    package let readableByOthers: Bool
}
