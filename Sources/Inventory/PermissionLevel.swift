// The level at which a GitHub App holds a permission.

/// A level of a GitHub App permission. GitHub may add levels; an unknown one is kept as text and satisfies only itself.
package enum PermissionLevel: Sendable, Hashable, CustomStringConvertible {
    case read, write, admin
    case other(String)

    /// Reads the API's spelling.
    package init(_ text: String) {
        switch text {
        case "read": self = .read
        case "write": self = .write
        case "admin": self = .admin
        default: self = .other(text)
        }
    }

    /// The API's spelling.
    package var description: String {
        switch self {
        case .read: "read"
        case .write: "write"
        case .admin: "admin"
        case .other(let text): text
        }
    }

    /// Whether this level grants what `required` asks for (admin covers write, write covers read).
    package func covers(_ required: PermissionLevel) -> Bool {
        if self == required { return true }
        guard let mine = rank, let theirs = required.rank else { return false }
        return mine >= theirs
    }

    private var rank: Int? {
        switch self {
        case .read: 0
        case .write: 1
        case .admin: 2
        case .other: nil
        }
    }
}
