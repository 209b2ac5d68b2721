// A comparison as Markdown, for a comment on a merge request.

import Changes
import Foundation
import Inventory
import Snapshots

/// Headings, lists and code spans only, so that it looks the same on GitHub and GitLab.
struct DiffMarkdown {
    private let comparison: Comparison
    private let summary: ChangeSummary

    init(_ comparison: Comparison, _ summary: ChangeSummary) {
        self.comparison = comparison
        self.summary = summary
    }

    var text: String {
        let since = Timestamp.format(comparison.earlierRun.startedAt)
        var lines = [
            "## Changes since \(since)", "",
            "From \(MarkdownText.code(comparison.earlier.file.lastPathComponent)) to "
                + "\(MarkdownText.code(comparison.later.file.lastPathComponent)): \(ending)",
        ]
        if !comparison.notes.isEmpty {
            lines += [""] + comparison.notes.map { "- Note: \(plain($0))" }
        }
        for kind in FindingChange.Kind.allCases {
            guard let list = summary.findings[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                let finding = change.finding
                let place = finding.map { " in \(MarkdownText.code($0.home.title))" } ?? ""
                return
                    "\(MarkdownText.code(finding?.subject ?? ""))\(place): \(MarkdownText.code(finding?.rule ?? "")), "
                    + ChangeWords.detail(change)
            }
        }
        for kind in RepositoryChange.Kind.allCases {
            guard let list = summary.repositories[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                let was = change.earlierPath.map { ", was \(MarkdownText.code($0))" } ?? ""
                return "\(MarkdownText.code(change.path))\(was) in \(MarkdownText.code(change.integration))"
            }
        }
        for kind in CredentialChange.Kind.allCases {
            guard let list = summary.credentials[kind] else { continue }
            lines += section(ChangeWords.title(kind), list) { change in
                "\(MarkdownText.code(change.name)) in \(MarkdownText.code(change.integration)): "
                    + MarkdownText.code(ChangeWords.credential(change))
            }
        }
        if summary.integrations.count > 0 {
            lines += section("Integrations", summary.integrations) { change in
                "\(MarkdownText.code(change.integration)): \(ChangeWords.integration(change))"
            }
        }
        return lines.joined(separator: "\n")
    }

    private var ending: String {
        if summary.isEmpty { return "nothing changed." }
        let threshold = comparison.laterAudit?.failOn.rawValue ?? Severity.medium.rawValue
        let counts = ChangeWords.counts(
            summary.findings.mapValues(\.count), newlyUnverifiable: summary.newlyUnverifiable)
        return "**\(counts)**; "
            + "\(summary.newlyOpen) newly open at or above \(threshold)."
    }

    /// A sentence of the tool's own that may hold a file's name: what could be markup in it is escaped.
    private func plain(_ text: String) -> String {
        TerminalText.safe(text).map { character in
            "\\`*_{}[]<>()#+!|~@&".contains(character) ? "\\\(character)" : String(character)
        }.joined()
    }

    private func section<Element>(
        _ title: String, _ list: ChangeSummary.List<Element>, _ line: (Element) -> String
    ) -> [String] {
        var lines = ["", "### \(title): \(list.count)", ""]
        lines += list.shown.map { "- \(line($0))" }
        if list.count > list.shown.count { lines.append("- and \(list.count - list.shown.count) more") }
        return lines
    }
}
