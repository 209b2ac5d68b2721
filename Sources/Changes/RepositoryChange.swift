// How one repository of an integration differs between two snapshots.

import Inventory
import Snapshots

/// A repository, recognised by the forge's id; one repository may have changed in several ways.
package struct RepositoryChange: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Not in the later import, which is proven complete.
        case lost
        /// Not in the later import, which proves nothing.
        case notSeen = "not-seen"
        case gained
        case renamed
        case archived, unarchived
        case accessLowered = "access-lowered"
        case accessRaised = "access-raised"
    }

    package let kind: Kind
    package let integration: String
    package let forgeID: Int64
    /// The later path, where the later snapshot has one.
    package let path: String
    /// The earlier path of a renamed one.
    package let earlierPath: String?

    package init(kind: Kind, integration: String, forgeID: Int64, path: String, earlierPath: String? = nil) {
        self.kind = kind
        self.integration = integration
        self.forgeID = forgeID
        self.path = path
        self.earlierPath = earlierPath
    }

    /// The changes from `before` to `after`, of which at least one is given. `complete` tells whether the later import
    /// is. What only one side knows is no change.
    static func between(
        _ before: RepositoryState?, _ after: RepositoryState?, integration: String, complete: Bool
    ) -> [RepositoryChange] {
        func change(_ kind: Kind, _ state: RepositoryState, earlierPath: String? = nil) -> RepositoryChange {
            RepositoryChange(
                kind: kind, integration: integration, forgeID: state.forgeID, path: state.path,
                earlierPath: earlierPath)
        }
        switch (before, after) {
        case (nil, nil): return []
        case (nil, let after?): return after.stale ? [] : [change(.gained, after)]
        case (let before?, nil): return [change(complete ? .lost : .notSeen, before)]
        case (let before?, let after?):
            if after.stale { return before.stale ? [] : [change(.notSeen, after)] }
            var changes: [RepositoryChange] = []
            if before.path != after.path { changes.append(change(.renamed, after, earlierPath: before.path)) }
            switch (before.archived, after.archived) {
            case (false, true): changes.append(change(.archived, after))
            case (true, false): changes.append(change(.unarchived, after))
            default: break
            }
            switch (before.access, after.access) {
            case (.held, .below): changes.append(change(.accessLowered, after))
            case (.below, .held): changes.append(change(.accessRaised, after))
            default: break
            }
            return changes
        }
    }
}
