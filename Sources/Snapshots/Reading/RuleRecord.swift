// A rule as the audit applied it, as reports show it.

import GRDB
package import Inventory

/// A rule's texts and settings at the time of the audit.
package struct RuleRecord: Sendable, Hashable {
    /// What a rule reads, and what that takes.
    package struct Reading: Sendable, Hashable {
        package let fact: String
        package let endpoint: String
        package let permission: String

        package init(fact: String, endpoint: String, permission: String) {
            self.fact = fact
            self.endpoint = endpoint
            self.permission = permission
        }
    }

    /// A control of a framework that the rule is relevant to.
    package struct Control: Sendable, Hashable {
        package let framework: String
        package let id: String

        package init(framework: String, id: String) {
            self.framework = framework
            self.id = id
        }
    }

    package let id: String
    package let title: String
    package let severity: Severity
    /// A rule that the config switched off judges nothing and is listed as such.
    package let enabled: Bool
    package let subjectKind: SubjectKind
    package let rationale: String
    package let remediation: String
    /// Who can do it, as a phrase.
    package let remediators: String
    /// When a fail may be no defect.
    package let falsePositives: String
    /// The parameters in force, as `name: value` phrases; empty where it has none.
    package let settings: String
    /// The parameters in force as a JSON object, for judging again.
    package let parameters: String
    /// The SQL of a rule of the team's own; nil for the catalogue's.
    package let query: String?
    package let readings: [Reading]
    package let controls: [Control]

    package init(
        id: String, title: String, severity: Severity, enabled: Bool, subjectKind: SubjectKind, rationale: String,
        remediation: String, remediators: String = "", falsePositives: String = "", settings: String,
        parameters: String = "{}", query: String? = nil, readings: [Reading], controls: [Control]
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.enabled = enabled
        self.subjectKind = subjectKind
        self.rationale = rationale
        self.remediation = remediation
        self.remediators = remediators
        self.falsePositives = falsePositives
        self.settings = settings
        self.parameters = parameters
        self.query = query
        self.readings = readings
        self.controls = controls
    }
}

extension Snapshot {
    /// All rules in the catalogue's order, those switched off included.
    package func rules() throws -> [RuleRecord] {
        try reading { database in
            let readings = Dictionary(
                grouping: try Row.fetchAll(database, sql: "SELECT * FROM rule_fact ORDER BY rule_id, fact"),
                by: { $0["rule_id"] as String })
            let controls = Dictionary(
                grouping: try Row.fetchAll(
                    database, sql: "SELECT * FROM rule_control ORDER BY rule_id, framework, control"),
                by: { $0["rule_id"] as String })
            return try Row.fetchAll(database, sql: "SELECT * FROM rule ORDER BY position").map { row in
                let id: String = row["id"]
                return RuleRecord(
                    id: id, title: row["title"], severity: Severity(rawValue: row["severity"]) ?? .critical,
                    enabled: row["enabled"],
                    subjectKind: SubjectKind(rawValue: row["subject_kind"]) ?? .integration,
                    rationale: row["rationale"], remediation: row["remediation"], remediators: row["remediators"],
                    falsePositives: row["false_positives"], settings: row["settings"],
                    parameters: row["parameters"], query: row["query"],
                    readings: (readings[id] ?? []).map {
                        .init(fact: $0["fact"], endpoint: $0["endpoint"], permission: $0["permission"])
                    },
                    controls: (controls[id] ?? []).map { .init(framework: $0["framework"], id: $0["control"]) })
            }
        }
    }
}
