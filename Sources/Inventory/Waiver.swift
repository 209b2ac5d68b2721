// An accepted finding: who accepts which one, why, and until when.

/// A waiver from the config. It applies to fails, and to unverified results only where it says so.
package struct Waiver: Sendable, Hashable {
    package let id: String
    package let rule: String
    /// `integration/path` with `*` (within a path segment) and `**` (across segments).
    package let subjectPattern: String
    package let reason: String
    package let owner: String
    package let approvedBy: String
    package let ticket: String?
    package let created: CalendarDay?
    /// The first day on which it no longer applies (00:00 UTC).
    package let expires: CalendarDay
    package let coversUnverified: Bool

    package init(
        id: String, rule: String, subjectPattern: String, reason: String, owner: String, approvedBy: String,
        ticket: String?, created: CalendarDay?, expires: CalendarDay, coversUnverified: Bool
    ) {
        self.id = id
        self.rule = rule
        self.subjectPattern = subjectPattern
        self.reason = reason
        self.owner = owner
        self.approvedBy = approvedBy
        self.ticket = ticket
        self.created = created
        self.expires = expires
        self.coversUnverified = coversUnverified
    }
}
