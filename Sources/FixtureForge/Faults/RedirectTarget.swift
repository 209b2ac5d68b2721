// Where a redirect fault leads.

/// The target of a redirect.
package enum RedirectTarget: Sendable, Equatable, CustomStringConvertible {
    /// The same address with `redirected=1` in its query, which works.
    case same
    /// The same address with the scheme `http`.
    case http
    /// `/users/sign_in` of the same origin, with GitLab's HTML body.
    case signIn
    /// The very same address, for ever.
    case loop
    /// Another origin (the path and query of the request follow), or a whole address where this has a path of its own.
    case address(String)

    /// The words for the targets that have one.
    static let words = ["same", "http", "signIn", "loop"]

    /// The target as it is written.
    package var description: String {
        switch self {
        case .same: "same"
        case .http: "http"
        case .signIn: "signIn"
        case .loop: "loop"
        case .address(let text): text
        }
    }

    /// Reads a word or an address that begins with `http://` or `https://`; nil for anything else.
    init?(_ text: String) {
        switch text {
        case "same": self = .same
        case "http": self = .http
        case "signIn": self = .signIn
        case "loop": self = .loop
        default:
            guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
            self = .address(text)
        }
    }
}
