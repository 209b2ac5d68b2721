// The controls of the mapping that the audit applied, those included that no rule is relevant to.

import GRDB

/// A control with its title, in the mapping's own order.
package struct ControlRecord: Sendable, Hashable {
    package let framework: String
    package let id: String
    /// Empty where the mapping gives none.
    package let title: String

    package init(framework: String, id: String, title: String) {
        self.framework = framework
        self.id = id
        self.title = title
    }
}

extension Snapshot {
    /// All controls, in the mapping's order.
    package func controls() throws -> [ControlRecord] {
        try reading { database in
            try Row.fetchAll(database, sql: "SELECT framework, control, title FROM control ORDER BY position").map {
                ControlRecord(framework: $0["framework"], id: $0["control"], title: $0["title"])
            }
        }
    }
}
