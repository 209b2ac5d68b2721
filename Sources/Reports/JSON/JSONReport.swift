// Writes report.json: the whole audit for programs, without the results that passed.

import Foundation
import Inventory
import Snapshots

/// The document that `Resources/report.schema.json` describes. Texts are exact: what can't be seen in them is escaped
/// by JSON, not replaced.
struct JSONReport {
    let contents: ReportContents

    static let fileName = "report.json"
    /// The schema goes with it, so that who keeps a report for years keeps what its keys mean.
    static let schemaName = "report.schema.json"

    func write(_ file: TextFile) throws {
        let json = JSONWriter(file)
        try json.object {
            json.field("schemaVersion", ReportSchema.version)
            verdict(json)
            summary(json)
            provenance(json)
            coverage(json)
            changes(json)
            waivers(json)
            controls(json)
            rules(json)
            counts(json)
            try findings(json)
        }
        json.end()
    }

    private func verdict(_ json: JSONWriter) {
        let outcome = contents.outcome
        json.object("verdict") {
            json.field("status", outcome.verdict.jsonName)
            json.field("reason", VerdictText(contents: contents).reason)
            json.field("failOn", outcome.failOn.rawValue)
            json.field("gatingFindings", outcome.gatingFails)
            json.field("incompleteImports", outcome.incompleteImports)
            json.field("blockedImports", outcome.blockedImports)
            json.field("unverifiedPercent", outcome.unverifiedPercent)
            json.field("maxUnverifiedPercent", outcome.maxUnverifiedPercent)
        }
    }

    private func summary(_ json: JSONWriter) {
        let outcome = contents.outcome
        json.object("summary") {
            json.field("fail", outcome.fails)
            json.object("failBySeverity", inline: true) {
                for severity in Severity.allCases.reversed() {
                    json.field(severity.rawValue, outcome.failsBySeverity[severity] ?? 0)
                }
            }
            json.field("unverified", outcome.unverified)
            json.field("waived", outcome.waived)
            json.field("pass", outcome.passes)
            json.field("notApplicable", outcome.notApplicable)
        }
    }

    private func provenance(_ json: JSONWriter) {
        let (run, audit) = (contents.run, contents.audit)
        json.object("provenance") {
            json.object("snapshot") {
                json.field("file", contents.fileName)
                json.field("contentSha256", run.contentSHA256)
                json.field("schemaVersion", run.schemaVersion)
            }
            json.object("run") {
                json.field("toolVersion", run.toolVersion)
                json.field("configPath", run.configPath)
                json.field("configSha256", run.configSHA256)
                json.field("startedAt", Timestamp.format(run.startedAt))
                json.field("finishedAt", run.finishedAt.map(Timestamp.format))
                json.field("complete", run.complete)
                let own = contents.integrations.reduce(0) { $0 + $1.requests }
                json.field("requests", own + contents.sharedRequests)
                json.field("sharedRequests", contents.sharedRequests)
            }
            json.object("audit") {
                json.field("toolVersion", audit.toolVersion)
                json.field("asOf", Timestamp.format(audit.asOf))
                json.field("policyPath", audit.policyPath)
                json.field("policySha256", audit.policySHA256)
                json.field("rulesSha256", audit.rulesSHA256)
                json.field("controls", audit.controls)
                json.field("waiverSoonDays", audit.waiverSoonDays)
            }
        }
    }

    private func findings(_ json: JSONWriter) throws {
        try json.array("findings") {
            try contents.snapshot.forEachFinding(FindingQuery(order: .severity)) { finding in
                json.object(inline: true) { json.fields(of: finding) }
            }
        }
    }
}
