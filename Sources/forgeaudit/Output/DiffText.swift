// A comparison as text for the terminal.

import Changes
import Foundation
import Inventory
import Snapshots

struct DiffText {
    private let comparison: Comparison
    private let summary: ChangeSummary

    init(_ comparison: Comparison, _ summary: ChangeSummary) {
        self.comparison = comparison
        self.summary = summary
    }

    var text: String {
        var lines = [
            "from \(head(comparison.earlierRun, comparison.earlier))",
            "to   \(head(comparison.laterRun, comparison.later))",
        ]
        lines += comparison.notes.map { "note: \(TerminalText.safe($0))" }
        for kind in FindingChange.Kind.allCases {
            guard let list = summary.findings[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                let finding = change.finding
                let subject = TerminalText.fitted(finding?.subject ?? "", 100)
                let place = finding.map { " (\(TerminalText.safe($0.home.title)))" } ?? ""
                let rule = TerminalText.safe(finding?.rule ?? "")
                return "\(rule)  \(subject)\(place)  \(ChangeWords.detail(change))"
            }
        }
        for kind in RepositoryChange.Kind.allCases {
            guard let list = summary.repositories[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                let was = change.earlierPath.map { ", was \(TerminalText.fitted($0, 100))" } ?? ""
                let integration = TerminalText.safe(change.integration)
                return "\(TerminalText.fitted(change.path, 100))\(was) (\(integration))"
            }
        }
        for kind in CredentialChange.Kind.allCases {
            guard let list = summary.credentials[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                "\(TerminalText.fitted(change.name, 60)) (\(TerminalText.safe(change.integration)))  "
                    + TerminalText.safe(ChangeWords.credential(change))
            }
        }
        if summary.integrations.count > 0 {
            lines += section("Integrations", summary.integrations) { change in
                "\(TerminalText.safe(change.integration))  \(ChangeWords.integration(change))"
            }
        }
        lines += ["", ending]
        return lines.joined(separator: "\n")
    }

    private var ending: String {
        if summary.isEmpty { return "Nothing changed." }
        let counts = ChangeWords.counts(
            summary.findings.mapValues(\.count), newlyUnverifiable: summary.newlyUnverifiable)
        let threshold = comparison.laterAudit?.failOn.rawValue ?? Severity.medium.rawValue
        return "\(counts); "
            + "\(summary.newlyOpen) newly open at or above \(threshold)"
    }

    private func head(_ run: RunRecord, _ snapshot: Snapshot) -> String {
        "\(Timestamp.format(run.startedAt))  \(TerminalText.safe(snapshot.file.lastPathComponent))"
    }

    private func section<Element>(
        _ title: String, _ list: ChangeSummary.List<Element>, _ line: (Element) -> String
    ) -> [String] {
        var lines = ["", "\(title): \(list.count)"]
        lines += list.shown.map { "  \(line($0))" }
        if list.count > list.shown.count {
            lines.append("  and \(list.count - list.shown.count) more: see --format json")
        }
        return lines
    }
}
