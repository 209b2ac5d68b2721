// Writes report.sarif: the open findings for code scanning, SARIF 2.1.0.

import Foundation
import Inventory
import Snapshots

/// One run. Results are proven fails, the most severe first, at most 5,000; what could not be verified is a
/// notification, because a result would be shown as a defect. Every result stands on line 1 of the anchor file, and
/// names the thing on the forge as its logical location.
struct SARIFReport {
    let contents: ReportContents
    let options: SARIFOptions
    /// Called with a sentence where the file holds less than the audit.
    let notice: (String) -> Void

    static let fileName = "report.sarif"

    var anchor: String { options.anchor(policyPath: contents.audit.policyPath) }

    /// Fails that are results, whether or not they fit.
    private var findings: Int {
        let unverified = contents.groups.reduce(0) { $0 + $1.waived }
        return contents.outcome.fails + (options.includesWaived ? contents.outcome.waived - unverified : 0)
    }

    var leftOut: Int { max(0, findings - SARIFOptions.resultLimit) }

    func write(_ file: TextFile) throws {
        if leftOut > 0 {
            notice(
                "report.sarif holds the \(Wording.number(SARIFOptions.resultLimit)) most severe of "
                    + "\(Wording.number(findings)) findings, as code scanning keeps no more")
        }
        let json = JSONWriter(file)
        try json.object {
            json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.field("version", "2.1.0")
            try json.array("runs") { try json.object { try run(json) } }
        }
        json.end()
    }

    private func run(_ json: JSONWriter) throws {
        json.object("tool") { json.object("driver") { driver(json) } }
        json.object("automationDetails") {
            // Code scanning takes what stands before the last slash for the category, which must not change.
            json.field("id", "forgeaudit/\(Timestamp.format(contents.run.startedAt))")
        }
        json.field("columnKind", "utf16CodeUnits")
        json.array("invocations") { json.object { invocation(json) } }
        try json.array("results") { try results(json) }
        json.object("properties") {
            json.field("verdict", contents.outcome.verdict.jsonName)
            json.field("snapshot", contents.fileName)
            json.field("snapshotSha256", contents.run.contentSHA256)
            json.object("summary", inline: true) {
                json.field("fail", contents.outcome.fails)
                json.field("unverified", contents.outcome.unverified)
                json.field("waived", contents.outcome.waived)
                json.field("pass", contents.outcome.passes)
                json.field("notApplicable", contents.outcome.notApplicable)
            }
        }
    }

    private func results(_ json: JSONWriter) throws {
        let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
        let query = FindingQuery(
            order: .severity, fails: true, waived: options.includesWaived ? nil : false,
            limit: SARIFOptions.resultLimit)
        try contents.snapshot.forEachFinding(query) { finding in
            json.object(inline: true) { result(finding, rule: places[finding.rule], json) }
        }
    }

    private func result(_ finding: FindingRecord, rule: Int?, _ json: JSONWriter) {
        json.field("ruleId", finding.rule)
        if let rule { json.field("ruleIndex", rule) }
        json.field("level", SARIFText.level(finding.severity))
        let observed = finding.observed.map { " Observed: \($0)." } ?? ""
        let expected = finding.expected.map { " Expected: \($0)." } ?? ""
        let text = "\(finding.subject) (\(finding.home.text)): \(finding.reason)\(observed)\(expected)"
        json.object("message") { json.field("text", SARIFText.message(text)) }
        json.array("locations") {
            json.object {
                physicalLocation(json)
                json.array("logicalLocations") {
                    json.object {
                        json.field("name", VisibleText.line(finding.subject))
                        json.field(
                            "fullyQualifiedName", VisibleText.line("\(finding.home.text)/\(finding.subject)"))
                        json.field("kind", "resource")
                    }
                }
            }
        }
        json.object("partialFingerprints") {
            json.field("forgeAuditFinding/v1", finding.fingerprint)
            json.field("primaryLocationLineHash", "\(finding.fingerprint):1")
        }
        if let url = ExternalLink.of(finding.subjectURL) { json.field("hostedViewerUri", url) }
        if finding.waived, let waiver = contents.waiver(finding.waiver)?.waiver {
            json.array("suppressions") {
                json.object {
                    json.field("kind", "external")
                    json.field("status", "accepted")
                    json.field("justification", SARIFText.message("\(waiver.reason) (\(waiver.id))"))
                }
            }
        }
        json.object("properties") {
            json.field("severity", finding.severity.rawValue)
            json.field("subjectKind", finding.subjectKind.rawValue)
        }
    }

    /// Line 1 of the anchor file.
    func physicalLocation(_ json: JSONWriter) {
        json.object("physicalLocation") {
            json.object("artifactLocation") { json.field("uri", anchor) }
            json.object("region") { json.field("startLine", 1) }
        }
    }
}
