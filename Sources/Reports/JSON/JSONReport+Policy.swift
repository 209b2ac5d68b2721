// The part of report.json that says by which rules and with which waivers was judged.

import Inventory
import Snapshots

extension JSONReport {
    func waivers(_ json: JSONWriter) {
        json.array("waivers") {
            for record in contents.waivers { json.object { fields(of: record, json) } }
        }
    }

    func controls(_ json: JSONWriter) {
        json.array("controls") {
            for control in ControlTally.all(contents) {
                json.object {
                    json.field("framework", control.control.framework)
                    json.field("id", control.control.id)
                    json.field("title", control.control.title)
                    json.field("rules", control.rules)
                    json.object("results", inline: true) { json.fields(of: control.tally) }
                }
            }
        }
    }

    func rules(_ json: JSONWriter) {
        json.array("rules") {
            for rule in contents.rules { json.object { fields(of: rule, json) } }
        }
    }

    private func fields(of record: WaiverRecord, _ json: JSONWriter) {
        let waiver = record.waiver
        json.field("id", waiver.id)
        json.field("rule", waiver.rule)
        json.field("subjectPattern", waiver.subjectPattern)
        json.field("reason", waiver.reason)
        json.field("owner", waiver.owner)
        json.field("approvedBy", waiver.approvedBy)
        json.field("ticket", waiver.ticket)
        json.field("created", waiver.created.map(String.init(describing:)))
        json.field("expires", String(describing: waiver.expires))
        json.field("coversUnverified", waiver.coversUnverified)
        json.field("expired", record.expired)
        json.field("matches", record.matches)
        json.field("waives", record.waives)
        json.field("broad", record.broad)
    }

    private func fields(of rule: RuleRecord, _ json: JSONWriter) {
        json.field("id", rule.id)
        json.field("title", rule.title)
        json.field("severity", rule.severity.rawValue)
        json.field("enabled", rule.enabled)
        json.field("subjectKind", rule.subjectKind.rawValue)
        json.field("rationale", rule.rationale)
        json.field("remediation", rule.remediation)
        json.field("remediators", rule.remediators)
        json.field("falsePositives", rule.falsePositives)
        json.field("settings", rule.settings)
        json.array("readings") {
            for reading in rule.readings {
                json.object(inline: true) {
                    json.field("fact", reading.fact)
                    json.field("endpoint", reading.endpoint)
                    json.field("permission", reading.permission)
                }
            }
        }
        json.array("controls") {
            for control in rule.controls {
                json.object(inline: true) {
                    json.field("framework", control.framework)
                    json.field("id", control.id)
                }
            }
        }
        json.object("results", inline: true) { json.fields(of: contents.tallies.of(rule: rule.id)) }
    }
}
