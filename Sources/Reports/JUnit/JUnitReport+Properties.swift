// The provenance and the counts that a test suite carries beside its cases.

import Foundation
import Inventory
import Snapshots

extension JUnitReport {
    typealias Property = (name: String, value: String)

    /// What is the same for every suite: it stands in the first of a file.
    var common: [Property] {
        [
            ("audit.schema", "1"), ("audit.tool_version", contents.audit.toolVersion),
            ("audit.rules_sha256", contents.audit.rulesSHA256), ("audit.policy_sha256", contents.audit.policySHA256),
            ("audit.snapshot", contents.fileName), ("audit.snapshot_sha256", contents.run.contentSHA256),
            ("audit.collected_at", Timestamp.format(contents.run.startedAt)),
            ("audit.as_of", Timestamp.format(contents.audit.asOf)),
            ("audit.fail_on", contents.audit.failOn.rawValue),
            ("audit.junit_fail_on", (options.failOn ?? contents.audit.failOn).rawValue),
            ("audit.fail_on_new_only", contents.audit.failOnNewOnly ? "true" : "false"),
            ("audit.verdict", contents.outcome.verdict.rawValue),
            ("audit.rules_switched_off", contents.rules.filter { !$0.enabled }.map(\.id).joined(separator: " ")),
        ] + baseline
    }

    /// What the run is compared with, and how many findings came and went since.
    private var baseline: [Property] {
        switch contents.baseline {
        case .none: return [("audit.baseline", "none")]
        case .unreadable: return [("audit.baseline", "unreadable")]
        case .found(let found):
            let kinds: [BaselineChange.Kind] = [.new, .reopened, .resolved, .changed]
            return [
                ("audit.baseline", found.file), ("audit.baseline_sha256", found.contentSHA256),
                ("audit.baseline_collected_at", Timestamp.format(found.startedAt)),
            ]
                + kinds.map { kind in
                    let count = contents.changes.first { $0.kind == kind }?.count ?? 0
                    return ("audit.findings.\(kind.rawValue)", String(count))
                }
        }
    }

    /// Property names are unique in the whole file, so those of a suite begin with its name: there are readers that put
    /// the properties of all suites together, and refuse a name that they have seen.
    func properties(of suite: JUnitSuite, first: Bool, _ markup: MarkupWriter) {
        let slug = suite.slug
        let tally = contents.tallies.of(suite.audited.home)
        let coverage: [Property] = [
            ("coverage.evaluated", String(tally.evaluated)), ("coverage.passed", String(tally.pass)),
            ("coverage.failed", String(tally.fail)), ("coverage.could_not_verify", String(tally.unverified)),
            ("coverage.waived", String(tally.waived)), ("coverage.not_applicable", String(tally.notApplicable)),
            ("detail", suite.detail.rawValue), ("report", "index.html#i-\(slug)"),
        ]
        markup.element("properties") {
            if first { for property in common { write(property, markup) } }
            for property in own(suite.audited) + coverage {
                write((name: "audit.\(slug).\(property.name)", value: property.value), markup)
            }
        }
    }

    /// What is told of an integration or of an App itself.
    private func own(_ audited: AuditedHome) -> [Property] {
        switch audited {
        case .integration(let integration):
            [
                ("integration", integration.name), ("integration_kind", integration.forge.kind.rawValue),
                ("forge", integration.forge.apiURL),
                ("owner", "\(integration.owner.kind) \(integration.owner.name)"),
                ("import_state", integration.importState?.rawValue ?? "interrupted"),
                ("repositories", String(integration.repositories)),
            ]
        case .app(let app):
            [("app", app.name), ("forge", app.forge.apiURL), ("integrations", String(app.integrations))]
        }
    }

    func write(_ property: Property, _ markup: MarkupWriter) {
        markup.element("property", [("name", property.name), ("value", property.value)])
    }

    /// A line for each rule with a result: the passes, which have no case each, are visible here.
    func output(of home: SubjectHome) -> String {
        contents.rules.compactMap { rule in
            let tally = contents.tallies.of(home, rule: rule.id)
            guard tally.applicable + tally.notApplicable > 0 else { return nil }
            return "\(rule.id): \(tally.pass) passed, \(tally.fail) failed, \(tally.unverified) could not be verified, "
                + "\(tally.waived) waived, \(tally.notApplicable) not applicable"
        }.joined(separator: "\n")
    }
}
