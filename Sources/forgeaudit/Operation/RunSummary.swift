// How a run ended, for programs: what a notification gets on its standard input.

import Changes
import Config
import Foundation
import Inventory
import Secrets
import Snapshots

/// The document is described in docs/operations.md. Numbers are missing where there is nothing to count.
struct RunSummary: Encodable {
    let format = "forgeaudit-run"
    let version = 1
    let host: String
    let config: String
    let endedAt: String
    let exitStatus: Int32
    /// One line for people.
    let summary: String
    let changed: Bool
    /// Since the last run that was told of.
    let changes: [String: Int]?
    let verdict: String?
    let findings: [String: Int]?
    let unverified: Int?
    let waived: Int?
    let passes: Int?
    let incompleteImports: Int?
    let snapshot: String?
    let reports: String?
    /// Why the run could not run.
    let error: String?

    /// A run that reached its end.
    init(
        _ workspace: Workspace, _ status: ExitStatus, _ end: RunEnd, _ outcome: AuditOutcome?, reports: URL?, now: Date
    ) {
        self.init(workspace, status, now: now, end: end, outcome: outcome, reports: reports, error: nil)
    }

    /// A run that could not run.
    init(_ workspace: Workspace, _ status: ExitStatus, error: String, now: Date) {
        self.init(workspace, status, now: now, end: nil, outcome: nil, reports: nil, error: SecretShape.redacted(error))
    }

    private init(
        _ workspace: Workspace, _ status: ExitStatus, now: Date, end: RunEnd?, outcome: AuditOutcome?, reports: URL?,
        error: String?
    ) {
        host = ProcessInfo.processInfo.hostName
        config = workspace.config.path
        endedAt = Timestamp.format(now)
        exitStatus = status.rawValue
        changed = end?.change?.isChange(status) ?? true
        changes = end?.change.map { change in
            Dictionary(FindingChange.Kind.allCases.map { ($0.rawValue, change.findings[$0] ?? 0) }) { $1 }
        }
        verdict = outcome?.verdict.rawValue
        findings = outcome.map { outcome in
            Dictionary(Severity.allCases.map { ($0.rawValue, outcome.failsBySeverity[$0] ?? 0) }) { $1 }
        }
        unverified = outcome?.unverified
        waived = outcome?.waived
        passes = outcome?.passes
        incompleteImports = outcome?.incompleteImports
        snapshot = end?.snapshot.path
        self.reports = reports?.path
        self.error = error
        summary =
            outcome.map { RunLine.text($0, end?.change) } ?? error.map { "The audit could not run: \($0)" }
            ?? "The import ended without an audit."
    }

    /// UTF-8, one line, keys in snake_case and sorted.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(self)
        return Array((TerminalText.safeJSON(String(decoding: data, as: UTF8.self)) + "\n").utf8)
    }
}
