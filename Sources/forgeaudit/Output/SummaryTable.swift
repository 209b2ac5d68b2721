// The table that ends a run: one row per integration and App, then the verdict.

import Changes
import Foundation
import Inventory
import Snapshots

enum SummaryTable {
    static func text(_ snapshot: Snapshot) throws -> String {
        let outcome = try snapshot.outcome()
        let cells = Dictionary(grouping: try snapshot.verdictCounts(), by: \.home)
        var table = TextTable([
            ("integration", .left), ("forge", .left), ("import", .left), ("repositories", .right), ("pass", .right),
            ("fail", .right), ("unverified", .right), ("waived", .right), ("requests", .right),
        ])
        var repositories = 0
        var requests = 0
        for integration in try snapshot.integrations() {
            let numbers = numbers(cells[.integration(integration.name)] ?? [])
            table.add(
                [
                    integration.name, integration.forge.kind.title, integration.importState?.rawValue ?? "interrupted",
                    String(integration.repositories),
                ] + numbers + [String(integration.requests)])
            repositories += integration.repositories
            requests += integration.requests
        }
        for app in try snapshot.apps() {
            let home = SubjectHome.app(app.name)
            table.add(
                [home.title, app.forge.kind.title, "-", "-"] + numbers(cells[home] ?? []) + [String(app.requests)])
            requests += app.requests
        }
        table.add([
            "total", "", "", String(repositories), String(outcome.passes), String(outcome.fails),
            String(outcome.unverified), String(outcome.waived), String(requests),
        ])
        return table.text + "\n\n" + verdict(outcome) + "\n" + (try changes(snapshot))
    }

    private static func numbers(_ counts: [VerdictCount]) -> [String] {
        [VerdictCount.Outcome.pass, .fail, .unverified, .waived].map { outcome in
            String(counts.filter { $0.outcome == outcome }.map(\.subjects).reduce(0, +))
        }
    }

    static func verdict(_ outcome: AuditOutcome) -> String {
        let fails = Severity.allCases.reversed().compactMap { severity in
            outcome.failsBySeverity[severity].map { "\($0) \(severity.rawValue)" }
        }
        let numbers =
            "\(outcome.fails) fail\(fails.isEmpty ? "" : " (\(fails.joined(separator: ", ")))"), "
            + "\(outcome.unverified) unverified, \(outcome.waived) waived, \(outcome.passes) pass"
        let word =
            switch outcome.verdict {
            case .met: "The audit is met"
            case .notMet: "The audit is not met"
            case .notDetermined: "The audit is not determined: not enough could be seen"
            }
        let imports =
            outcome.incompleteImports > 0 ? " Imports not proven complete: \(outcome.incompleteImports)." : ""
        return "\(word): \(numbers) (fails count from \(outcome.failOn.rawValue) up).\(imports)\(known(outcome))"
    }

    /// `+3 new, 2 resolved since 2026-11-21T02:00:00Z.`
    static func changes(_ snapshot: Snapshot) throws -> String {
        switch try snapshot.baseline() {
        case .none: return "No earlier whole snapshot to compare with: everything is new."
        case .unreadable(let doubt):
            return "No comparison, because an earlier snapshot can't be read: \(TerminalText.safe(doubt))."
        case .found(let baseline):
            var counts: [FindingChange.Kind: Int] = [:]
            for (word, count) in try snapshot.findingChanges() {
                if let kind = FindingChange.Kind(rawValue: word) { counts[kind] = count }
            }
            let words = ChangeWords.counts(counts, newlyUnverifiable: try snapshot.newlyUnverifiable())
            return "\(words) since \(Timestamp.format(baseline.startedAt))."
        }
    }

    /// Why the exit status is another than the verdict: nobody may take the one for the other.
    private static func known(_ outcome: AuditOutcome) -> String {
        guard outcome.gate != outcome.verdict else { return "" }
        return
            " Only new findings decide the exit status (audit.fail_on_new_only): \(outcome.newGatingFails) new at or "
            + "above \(outcome.failOn.rawValue), \(outcome.gatingFails - outcome.newGatingFails) known stay open."
    }
}
