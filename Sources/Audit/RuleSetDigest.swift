// A digest that changes whenever a rule's meaning or setting does.

import Crypto
import Inventory
import Snapshots

enum RuleSetDigest {
    /// Lower-case hex SHA-256 over ids, severities, settings and texts in the catalogue's order.
    static func compute(_ rules: [RuleRecord]) -> String {
        var hash = SHA256()
        for rule in rules {
            let fields = [
                rule.id, rule.severity.rawValue, rule.enabled ? "on" : "off", rule.settings, rule.title,
                rule.rationale, rule.remediation, rule.remediators, rule.falsePositives,
            ]
            hash.update(data: Array((fields.joined(separator: "\u{1F}") + "\n").utf8))
        }
        return hash.finalize().hexadecimal
    }
}
