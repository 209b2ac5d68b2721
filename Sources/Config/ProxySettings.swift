// Through which proxy a forge is reached.

/// The `proxy` of a connection.
package enum ProxySettings: Sendable, Equatable {
    /// Nothing is said: what the environment names.
    case environment
    /// Directly, whatever the environment names.
    case none
    /// `url` holds no user information.
    case server(url: ServiceURL, user: String?, password: SecretSetting?)

    /// The reference to its password.
    package var password: SecretSetting? {
        if case .server(_, _, let password) = self { password } else { nil }
    }

    func agrees(with other: ProxySettings) -> Bool {
        switch (self, other) {
        case (.environment, .environment), (.none, .none): true
        case (.server(let url, let user, let password), .server(let otherURL, let otherUser, let otherPassword)):
            url == otherURL && user == otherUser && password?.reference == otherPassword?.reference
        default: false
        }
    }
}
