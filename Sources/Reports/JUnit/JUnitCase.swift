// One test case of a JUnit file.

import Inventory
import Snapshots

/// A test case: its identity, which stays the same between runs, and its result, which doesn't.
struct JUnitCase {
    enum Result {
        case pass
        case failure(type: String, JUnitText)
        case error(type: String, JUnitText)
        case skipped(JUnitText)
    }

    typealias Property = (name: String, value: String)

    /// `audit.<integration>.<rule>`, dotted identifiers.
    let classname: String
    let name: String
    let result: Result
    /// What the rich profile says of a finding besides.
    var properties: [Property] = []

    /// The properties of a finding's case: what a server can filter and group by.
    static func properties(of finding: FindingRecord, rule: RuleRecord?) -> [Property] {
        var properties: [Property] = [
            ("fingerprint", finding.fingerprint), ("severity", finding.severity.rawValue),
            ("status", ResultStatus(finding).rawValue), ("subject_kind", finding.subjectKind.rawValue),
        ]
        if let id = finding.subjectForgeID { properties.append(("subject_forge_id", String(id))) }
        if let url = ExternalLink.of(finding.subjectURL) { properties.append(("subject_url", url)) }
        if let waiver = finding.waiver { properties.append(("waiver", waiver)) }
        let controls = (rule?.controls ?? []).map { "\($0.framework) \($0.id)" }
        if !controls.isEmpty { properties.append(("controls", controls.joined(separator: ", "))) }
        return properties
    }
}
