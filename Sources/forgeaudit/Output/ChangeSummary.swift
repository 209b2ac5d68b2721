// The changes between two snapshots, counted, with the most severe of each kind.

import Changes
import Inventory
import Snapshots

/// What text and Markdown show. However many changes there are, a bounded number is held.
struct ChangeSummary {
    /// Changes of one kind.
    struct List<Element> {
        private(set) var count = 0
        private(set) var shown: [Element] = []
        private let limit: Int

        init(limit: Int) { self.limit = limit }

        /// Keeps `element` while there is room; `isBefore` brings what matters to the front and drops the rest.
        mutating func add(_ element: Element, isBefore: (Element, Element) -> Bool = { _, _ in false }) {
            count += 1
            shown.append(element)
            guard shown.count >= 2 * limit else { return }
            finish(isBefore: isBefore)
        }

        mutating func finish(isBefore: (Element, Element) -> Bool) {
            shown.sort(by: isBefore)
            shown.removeLast(max(0, shown.count - limit))
        }
    }

    static let limit = 50

    private(set) var integrations = List<IntegrationChange>(limit: limit)
    private(set) var findings: [FindingChange.Kind: List<FindingChange>] = [:]
    private(set) var repositories: [RepositoryChange.Kind: List<RepositoryChange>] = [:]
    private(set) var credentials: [CredentialChange.Kind: List<CredentialChange>] = [:]
    private(set) var newlyUnverifiable = 0
    /// Open fails at or above the later audit's threshold that weren't before.
    private(set) var newlyOpen = 0
    private let threshold: Severity

    /// Counts nothing yet.
    init(threshold: Severity) { self.threshold = threshold }

    /// Reads the whole comparison.
    init(_ comparison: Comparison) throws {
        self.init(threshold: comparison.laterAudit?.failOn ?? .medium)
        try comparison.forEachChange { add($0) }
        finish()
    }

    var isEmpty: Bool {
        integrations.count == 0 && findings.isEmpty && repositories.isEmpty && credentials.isEmpty
    }

    mutating func add(_ change: Change) {
        switch change {
        case .integration(let change): integrations.add(change)
        case .repository(let change):
            repositories[change.kind, default: List(limit: Self.limit)].add(change)
        case .credential(let change):
            credentials[change.kind, default: List(limit: Self.limit)].add(change)
        case .finding(let change):
            findings[change.kind, default: List(limit: Self.limit)].add(change, isBefore: Self.isBefore)
            if change.isNewlyUnverifiable { newlyUnverifiable += 1 }
            if change.isNewlyOpen(at: threshold) { newlyOpen += 1 }
        }
    }

    private mutating func finish() {
        integrations.finish { $0.integration < $1.integration }
        for kind in findings.keys { findings[kind]?.finish(isBefore: Self.isBefore) }
        for kind in repositories.keys {
            repositories[kind]?.finish { ($0.integration, $0.path) < ($1.integration, $1.path) }
        }
        for kind in credentials.keys {
            credentials[kind]?.finish { ($0.integration, $0.name) < ($1.integration, $1.name) }
        }
    }

    /// Fails first, the most severe first, then by rule, integration and subject.
    private static func isBefore(_ left: FindingChange, _ right: FindingChange) -> Bool {
        guard let a = left.finding, let b = right.finding else { return false }
        if a.isFail != b.isFail { return a.isFail }
        if a.severity != b.severity { return a.severity > b.severity }
        return (a.rule, a.home.text, a.subject, a.fingerprint)
            < (b.rule, b.home.text, b.subject, b.fingerprint)
    }
}
