// The part of report.json that says what changed since the last whole snapshot.

import Inventory
import Snapshots

extension JSONReport {
    /// Null where there is no earlier snapshot, or none that can be read: an empty list would claim that nothing changed.
    func changes(_ json: JSONWriter) {
        guard let baseline = contents.baseline.found else { return json.field("changes", nil as String?) }
        json.object("changes") {
            json.object("baseline") {
                json.field("file", baseline.file)
                json.field("contentSha256", baseline.contentSHA256)
                json.field("startedAt", Timestamp.format(baseline.startedAt))
                json.field("finishedAt", Timestamp.format(baseline.finishedAt))
                json.field("rulesSha256", baseline.rulesSHA256)
                json.field("policySha256", baseline.policySHA256)
                json.field("doubt", baseline.doubt)
            }
            json.array("kinds") {
                for change in contents.changes { json.object { fields(of: change, json) } }
            }
        }
    }

    private func fields(of change: BaselineChange, _ json: JSONWriter) {
        json.field("kind", change.kind.rawValue)
        json.field("count", change.count)
        json.array("examples") {
            for example in change.examples {
                json.object(inline: true) {
                    json.field("subject", example.subject)
                    json.field("rule", example.rule)
                    json.field("integration", example.integration)
                    json.field("detail", example.detail)
                }
            }
        }
    }
}
