// Which repositories an integration is expected to reach, and which are left out.

package import Inventory

/// The `repositories` of an integration.
package struct RepositorySettings: Sendable, Equatable {
    /// Full paths, no patterns.
    package let expect: [String]
    package let exclude: [SubjectPattern]

    package static let none = RepositorySettings(expect: [], exclude: [])
}
