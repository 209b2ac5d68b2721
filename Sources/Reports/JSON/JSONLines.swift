// Writes results.jsonl: one line for each result that the snapshot holds, for tools that read line by line.

import Foundation
import Inventory
import Snapshots

/// A line of JSON each: first the audit, then what passed and what didn't apply as counts by integration and rule (a
/// snapshot keeps no row for each of those), then every stored result: failed, unverified or waived. `type` tells the
/// kinds of line apart. Summing `results` over the counts and counting the results gives the audit's numbers.
struct JSONLines {
    let contents: ReportContents

    static let fileName = "results.jsonl"

    func write(_ file: TextFile) throws {
        let json = JSONWriter(file)
        json.line {
            json.field("type", "audit")
            json.field("schemaVersion", ReportSchema.version)
            json.field("snapshot", contents.fileName)
            json.field("contentSha256", contents.run.contentSHA256)
            json.field("collectedAt", Timestamp.format(contents.run.startedAt))
            json.field("asOf", Timestamp.format(contents.audit.asOf))
            json.field("verdict", contents.outcome.verdict.jsonName)
        }
        for count in contents.counts where count.outcome == .pass || count.outcome == .notApplicable {
            json.line {
                json.field("type", "count")
                json.fields(of: count)
            }
        }
        try contents.snapshot.forEachFinding(FindingQuery(order: .home)) { finding in
            json.line {
                json.field("type", "result")
                json.fields(of: finding)
            }
        }
    }
}
