// How much a snapshot keeps of earlier ones, and what of the config decides about it.

import Inventory

/// The limits of a snapshot's memory.
struct RunMemory: Sendable {
    /// Patterns of excluded repositories, by integration.
    let exclude: [String: [SubjectPattern]]
    /// Lines of history that are kept, the newest.
    var historyLines = 400
    /// Days for which a resolved finding is remembered, so that its return can be told from a new one.
    var resolvedDays = 400

    init(_ plan: RunPlan) {
        exclude = Dictionary(
            plan.integrations.map { ($0.integration.id, $0.exclude) }, uniquingKeysWith: { first, _ in first })
    }
}
