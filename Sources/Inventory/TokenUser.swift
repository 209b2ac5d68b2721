// The forge user that a token acts as.

/// What `GET /user` says of the token's user.
package struct TokenUser: Sendable, Hashable {
    package let id: Int64
    package let username: String
    /// `active`, `blocked`, `deactivated` …; nil where the answer lacked it.
    package let state: String?
    /// GitLab tells it to administrators only: a missing field means "no administrator".
    package let isAdministrator: Bool
    /// A generated user of a project or group token; nil where an old server doesn't say.
    package let bot: Bool?
    package let webURL: String?

    package init(id: Int64, username: String, state: String?, isAdministrator: Bool, bot: Bool?, webURL: String?) {
        self.id = id
        self.username = username
        self.state = state
        self.isAdministrator = isAdministrator
        self.bot = bot
        self.webURL = webURL
    }

    /// A service account, by the name that GitLab generates: such a token may live without an expiry.
    package var isServiceAccount: Bool { username.hasPrefix("service_account_") }
}
