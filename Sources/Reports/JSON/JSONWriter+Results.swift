// Results and counts, as report.json and results.jsonl both write them.

import Inventory
import Snapshots

extension JSONWriter {
    /// The fields of a stored result. Every field is always there, null where it has no value.
    func fields(of finding: FindingRecord) {
        field("fingerprint", finding.fingerprint)
        field("status", ResultStatus(finding).rawValue)
        field("verdict", finding.isFail ? "fail" : "unverified")
        field("severity", finding.severity.rawValue)
        field("rule", finding.rule)
        field("integration", finding.home.integration)
        field("app", finding.home.app)
        object("subject", inline: true) {
            field("kind", finding.subjectKind.rawValue)
            field("path", finding.subject)
            field("forgeId", finding.subjectForgeID.map { Int($0) })
            field("url", ExternalLink.of(finding.subjectURL))
        }
        field("reason", finding.reason)
        field("observed", finding.observed)
        field("expected", finding.expected)
        if let missing = finding.missing {
            object("missing", inline: true) {
                field("fact", missing.fact)
                field("cause", missing.cause)
                field("permission", missing.permission)
            }
        } else {
            field("missing", nil as String?)
        }
        field("waiver", finding.waiver)
        array("evidence", inline: true) {
            for evidence in finding.evidence { object(inline: true) { fields(of: evidence) } }
        }
    }

    /// One cell of the table of counts.
    func fields(of count: VerdictCount) {
        field("integration", count.home.integration)
        field("app", count.home.app)
        field("rule", count.rule)
        field("status", ResultStatus(count.outcome).rawValue)
        field("results", count.subjects)
    }

    /// Counts by status.
    func fields(of tally: Tally) {
        for status in ResultStatus.allCases { field(status.rawValue, status.count(in: tally)) }
    }

    private func fields(of evidence: FindingRecord.Evidence) {
        field("method", evidence.method)
        field("path", evidence.path)
        field("status", evidence.status)
        field("requestId", evidence.requestID)
        field("serverDate", evidence.serverDate.map(Timestamp.format))
        field("bodySha256", evidence.bodySHA256)
        field("failure", evidence.failure)
    }
}
