// How changes are put into words, the same on the terminal and in Markdown.

import Changes
import Inventory
import Snapshots

/// Words without names: names are made safe by whoever writes them.
enum ChangeWords {
    static func title(_ kind: FindingChange.Kind) -> String {
        switch kind {
        case .new: "New findings"
        case .reopened: "Reopened findings"
        case .resolved: "Resolved findings"
        case .changed: "Changed findings"
        }
    }

    static func title(_ kind: RepositoryChange.Kind) -> String {
        switch kind {
        case .lost: "Repositories lost"
        case .notSeen: "Repositories not seen (the import isn't complete)"
        case .gained: "Repositories gained"
        case .renamed: "Repositories renamed"
        case .archived: "Repositories archived"
        case .unarchived: "Repositories unarchived"
        case .accessLowered: "Access lowered below Maintainer"
        case .accessRaised: "Access raised to Maintainer"
        }
    }

    static func title(_ kind: CredentialChange.Kind) -> String {
        kind == .widened ? "Permissions and scopes widened" : "Permissions and scopes narrowed"
    }

    /// `high fail`, `medium unverified, waived`.
    static func state(_ state: FindingState) -> String {
        "\(state.severity.rawValue) \(state.isFail ? "fail" : "unverified")\(state.waived ? ", waived" : "")"
    }

    /// What stands behind a finding: its state now, what it was, or what became of it.
    static func detail(_ change: FindingChange) -> String {
        switch change.kind {
        case .new: change.after.map { state($0) } ?? ""
        case .reopened: (change.after.map { state($0) } ?? "") + (change.lastSeen.map { ", last seen \($0)" } ?? "")
        case .changed:
            (change.before.map { state($0) } ?? "") + " → " + (change.after.map { state($0) } ?? "")
        case .resolved: "was \(change.before.map { state($0) } ?? "")\(absence(change.absence))"
        }
    }

    static func integration(_ change: IntegrationChange) -> String {
        switch change.kind {
        case .added: "added, import \(change.after?.rawValue ?? "interrupted")"
        case .removed: "removed"
        case .importState:
            "import was \(change.before?.rawValue ?? "interrupted"), is \(change.after?.rawValue ?? "interrupted")"
        }
    }

    /// `permission, read → write`; `scope`.
    static func credential(_ change: CredentialChange) -> String {
        guard change.subject == .permission else { return "scope" }
        return "permission, \(change.before?.description ?? "none") → \(change.after?.description ?? "none")"
    }

    /// `+3 new, 1 reopened, 2 resolved, 1 changed, 2 newly unverifiable`: the last are counted before as well.
    static func counts(_ counts: [FindingChange.Kind: Int], newlyUnverifiable: Int) -> String {
        var words = FindingChange.Kind.allCases.compactMap { kind in
            let count = counts[kind] ?? 0
            if kind == .new { return "+\(count) new" }
            return count > 0 || kind == .resolved ? "\(count) \(kind.rawValue)" : nil
        }
        if newlyUnverifiable > 0 { words.append("\(newlyUnverifiable) newly unverifiable") }
        return words.joined(separator: ", ")
    }

    private static func absence(_ absence: FindingAbsence?) -> String {
        switch absence {
        case .judged, nil: ""
        case .notReached: "; not reached any more"
        case .excluded: "; excluded by the config"
        case .ruleOff: "; its rule is off"
        case .integrationRemoved: "; its integration was removed"
        case .appRemoved: "; its App was removed"
        }
    }
}
