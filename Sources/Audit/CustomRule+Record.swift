// A team's own rule: its form in the snapshot, and a look at its query before anything is imported.

import Crypto
import Inventory
package import Rules
import Snapshots

extension CustomRule {
    func record() -> RuleRecord {
        let digest = SHA256.hash(data: Array(query.utf8)).hexadecimal
        return RuleRecord(
            id: id, title: title, severity: severity, enabled: true, subjectKind: subjectKind, rationale: rationale,
            remediation: remediation, remediators: "", falsePositives: "",
            settings: "a query of the configuration, SHA-256 \(digest)", query: query,
            readings: [.init(fact: "query", endpoint: "the snapshot", permission: "none: it reads no forge")],
            controls: controls.map { .init(framework: $0.framework, id: $0.id) })
    }

    /// The rule that `record` was written from; nil for one of the catalogue's.
    init?(_ record: RuleRecord) {
        guard let query = record.query else { return nil }
        self.init(
            id: record.id, title: record.title, severity: record.severity, subjectKind: record.subjectKind,
            rationale: record.rationale, remediation: record.remediation,
            controls: record.controls.map { Control($0.framework, $0.id) }, query: query)
    }

    /// Compiles the query over an empty snapshot; throws `CustomRuleError`.
    package func check() throws(CustomRuleError) {
        do {
            let compiled = try SandboxedQuery(query, over: nil, asOf: "2000-01-01T00:00:00Z")
            _ = try CustomColumns(compiled.columns, of: subjectKind)
        } catch {
            throw CustomRuleError(rule: id, problem: error)
        }
    }
}
