// A GitHub App as GitHub describes it to its own key.

/// What `GET /app` says, reduced to what the rules need.
package struct App: Sendable, Hashable {
    /// GitHub's numeric id.
    package let id: Int64
    package let slug: String
    package let name: String
    /// The page on which its owner edits it, where GitHub names one.
    package let webURL: String?
    /// What the app asks of every new installation.
    package let permissions: [String: PermissionLevel]
    package let events: [String]

    package init(
        id: Int64, slug: String, name: String, webURL: String?, permissions: [String: PermissionLevel], events: [String]
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.webURL = webURL
        self.permissions = permissions
        self.events = events
    }
}
