// The roles that a member of an organization may hold on the platform.

/// A member's role; greater means more rights.
package enum PlatformRole: String, Sendable, Codable, CaseIterable, Comparable {
    case viewer, maintainer, owner

    package static func < (left: PlatformRole, right: PlatformRole) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .maintainer: 1
        case .owner: 2
        }
    }
}
