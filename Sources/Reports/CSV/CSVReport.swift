// Writes results.csv: one row for each result that isn't a pass, for spreadsheets.

import Foundation
import Inventory
import Snapshots

/// RFC 4180 in UTF-8 without a byte order mark: a header, fixed columns, line breaks of CR LF, each row on one line.
struct CSVReport {
    let contents: ReportContents
    /// Called with a sentence where a spreadsheet won't show all of the file.
    let notice: (String) -> Void

    static let fileName = "results.csv"
    /// What Excel and its relatives show of a file, the header included.
    private static let rowLimit = 1_048_576

    static let columns = [
        "status", "severity", "rule", "title", "integration", "subject_kind", "subject", "subject_forge_id",
        "subject_url", "reason", "observed", "expected", "missing_fact", "missing_cause", "missing_permission",
        "waiver", "waiver_expires", "evidence", "fingerprint",
    ]

    func write(_ file: TextFile) throws {
        file.write(CSVText.row(Self.columns))
        var rows = 1
        try contents.snapshot.forEachFinding(FindingQuery(order: .severity)) { finding in
            file.write(CSVText.row(cells(of: finding)))
            rows += 1
        }
        if rows > Self.rowLimit {
            notice("results.csv has \(Wording.number(rows)) rows, of which spreadsheets show the first 1,048,576")
        }
    }

    private func cells(of finding: FindingRecord) -> [String?] {
        let waiver = contents.waiver(finding.waiver)?.waiver
        return [
            ResultStatus(finding).rawValue, finding.severity.rawValue, finding.rule,
            contents.rule(finding.rule)?.title, finding.home.text,
            finding.subjectKind.rawValue, finding.subject, finding.subjectForgeID.map { String($0) },
            ExternalLink.of(finding.subjectURL), finding.reason, finding.observed, finding.expected,
            finding.missing?.fact, finding.missing?.cause, finding.missing?.permission, waiver?.id,
            waiver.map { String(describing: $0.expires) },
            finding.evidence.map(JUnitText.exchange).joined(separator: "; "), finding.fingerprint,
        ]
    }
}
