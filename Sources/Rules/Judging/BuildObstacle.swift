// Why nothing can be built from a repository.

import Inventory

/// What a listing proves to stand in the way of every build.
enum BuildObstacle {
    case archived, disabled
    case pendingDeletion(CalendarDay)
    case empty

    /// What the repository is, to follow "The repository".
    var clause: String {
        switch self {
        case .archived: "is archived"
        case .disabled: "is disabled by the forge"
        case .pendingDeletion: "is about to be deleted"
        case .empty: "is empty"
        }
    }

    /// What the listing says.
    var observed: String {
        switch self {
        case .archived: "archived: true"
        case .disabled: "disabled: true"
        case .pendingDeletion(let day): "marked for deletion on \(day)"
        case .empty: "no commit"
        }
    }
}

extension Repository {
    /// The first obstacle that is known; nil also where the listing left something open.
    var buildObstacle: BuildObstacle? {
        if archived == true { return .archived }
        if disabled == true { return .disabled }
        if let pendingDeletionOn { return .pendingDeletion(pendingDeletionOn) }
        return empty == true ? .empty : nil
    }
}
