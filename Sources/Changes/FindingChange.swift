// How one finding differs between two snapshots.

package import Inventory
package import Snapshots

/// A finding that is in one snapshot only, or in both and not the same.
package struct FindingChange: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case new
        /// Not in the earlier snapshot, which remembers that one before it had it.
        case reopened
        case resolved
        /// In both, with another severity or verdict, or waived in one of them.
        case changed
    }

    package let kind: Kind
    /// Nil for a new or reopened one.
    package let before: FindingState?
    /// Nil for a resolved one.
    package let after: FindingState?
    /// The instant when a reopened one was last seen, as the snapshot writes it.
    package let lastSeen: String?
    /// Of a resolved one.
    package let absence: FindingAbsence?

    package init(
        kind: Kind, before: FindingState?, after: FindingState?, lastSeen: String? = nil,
        absence: FindingAbsence? = nil
    ) {
        self.kind = kind
        self.before = before
        self.after = after
        self.lastSeen = lastSeen
        self.absence = absence
    }

    /// The side that tells rule and subject: the later one where there is one.
    package var finding: FindingState? { after ?? before }

    /// Judged before (or not known of), and can't be judged now.
    package var isNewlyUnverifiable: Bool {
        guard let after, !after.isFail else { return false }
        return before.map(\.isFail) ?? true
    }

    /// Whether it is an open fail at or above `threshold` now and wasn't one as severe before.
    package func isNewlyOpen(at threshold: Severity) -> Bool {
        guard let after, after.isFail, !after.waived, after.severity >= threshold else { return false }
        guard let before, before.isFail, !before.waived else { return true }
        return before.severity < after.severity
    }
}
