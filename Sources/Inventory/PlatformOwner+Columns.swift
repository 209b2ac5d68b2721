// Reads an owner back from its two columns.

extension PlatformOwner {
    /// `kind` is `user` or `organization`, as `PlatformOwner.kind` writes it.
    package init(kind: String, name: String) {
        self = kind == "user" ? .user(name) : .organization(name)
    }
}
