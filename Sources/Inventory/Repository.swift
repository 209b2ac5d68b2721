// A repository (GitHub) or project (GitLab) as a listing shows it.

/// Identity is (forge, id): paths change on rename and transfer.
package struct Repository: Sendable, Hashable {
    package let id: Int64
    /// `owner/name`, `group/subgroup/name`: what people call it.
    package let path: String
    /// Nil for an empty repository, or where the answer lacked it.
    package let defaultBranch: String?
    /// `public`, `internal`, `private`; nil where the answer lacked it.
    package let visibility: String?
    package let archived: Bool?
    /// Disabled by the forge itself (GitHub); nil where the answer lacked it.
    package let disabled: Bool?
    /// Nil where the forge doesn't tell (GitHub's listing never does).
    package let empty: Bool?
    package let pendingDeletionOn: CalendarDay?
    /// The group or user that holds it, as a full path.
    package let namespacePath: String
    /// Whether the namespace is a person's own; nil where the answer lacked it.
    package let inUserNamespace: Bool?
    package let webURL: String?

    package init(
        id: Int64, path: String, defaultBranch: String?, visibility: String?, archived: Bool?, disabled: Bool?,
        empty: Bool?, pendingDeletionOn: CalendarDay?, namespacePath: String, inUserNamespace: Bool?, webURL: String?
    ) {
        self.id = id
        self.path = path
        self.defaultBranch = defaultBranch
        self.visibility = visibility
        self.archived = archived
        self.disabled = disabled
        self.empty = empty
        self.pendingDeletionOn = pendingDeletionOn
        self.namespacePath = namespacePath
        self.inUserNamespace = inUserNamespace
        self.webURL = webURL
    }
}
