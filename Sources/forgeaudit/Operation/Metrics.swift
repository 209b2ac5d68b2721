// What a run tells those who watch it by numbers.

import Config
import Forges
import Foundation
import Inventory
import Snapshots

/// The numbers of the latest snapshot and of the run that just ended. Ages are instants, as Prometheus wants them:
/// `time() - forgeaudit_complete_snapshot_timestamp_seconds` is the age of the last complete snapshot.
struct Metrics {
    let workspace: Workspace
    let now: Date

    /// What is known without a config: that the run could not run.
    static func text(couldNotRunAt now: Date) -> String {
        var metrics = MetricsText()
        addRun(.couldNotRun, now, to: &metrics)
        return metrics.text
    }

    private static func addRun(_ status: ExitStatus, _ now: Date, to metrics: inout MetricsText) {
        metrics.add("build_info", "The version that wrote this file.", 1, labels: ["version": Tool.version])
        metrics.add("run_timestamp_seconds", "When the last run ended.", now.timeIntervalSince1970.rounded(.down))
        metrics.add("run_exit_status", "The exit status of the last run.", Int(status.rawValue))
    }

    /// `end` is nil for a run that didn't reach its end: then the latest snapshot is an earlier run's.
    func text(status: ExitStatus, end: RunEnd?) throws -> String {
        var metrics = MetricsText()
        Self.addRun(status, now, to: &metrics)
        guard let snapshot = try? Snapshot.read(workspace.snapshots.latest) else { return metrics.text }
        defer { try? snapshot.close() }
        try addRuns(snapshot, to: &metrics)
        if let outcome = try? snapshot.outcome() { addFindings(outcome, to: &metrics) }
        try addImports(snapshot, to: &metrics)
        if let end { addQuotas(end.quotas, to: &metrics) }
        for token in try snapshot.tokenExpiries() {
            metrics.add(
                "token_expiry_days", "Days until a GitLab token ends; negative once it has.",
                token.day.start.timeIntervalSince(now) / 86_400, labels: ["integration": token.integration])
        }
        return metrics.text
    }

    private func addRuns(_ snapshot: Snapshot, to metrics: inout MetricsText) throws {
        let run = try snapshot.run()
        metrics.add(
            "snapshot_timestamp_seconds", "When the run behind the latest snapshot started.",
            run.startedAt.timeIntervalSince1970)
        if let complete = try snapshot.history().last(where: { $0.complete }) {
            metrics.add(
                "complete_snapshot_timestamp_seconds",
                "When the last run started of which every import is proven complete, or to reach nothing.",
                complete.startedAt.timeIntervalSince1970)
        }
    }

    private func addFindings(_ outcome: AuditOutcome, to metrics: inout MetricsText) {
        for severity in Severity.allCases.reversed() {
            metrics.add(
                "findings", "Open fails by severity.", outcome.failsBySeverity[severity] ?? 0,
                labels: ["severity": severity.rawValue])
        }
        metrics.add("unverified", "Results that could not be verified.", outcome.unverified)
        metrics.add("waived", "Results that a waiver accepts.", outcome.waived)
        metrics.add("passes", "Results that pass.", outcome.passes)
        metrics.add("verdict_met", "1 where the audit is met, else 0.", outcome.verdict == .met ? 1 : 0)
    }

    private func addImports(_ snapshot: Snapshot, to metrics: inout MetricsText) throws {
        let integrations = try snapshot.integrations()
        for integration in integrations {
            metrics.add(
                "import_complete", "1 where the integration's import is proven complete, else 0.",
                integration.importState == .complete ? 1 : 0, labels: ["integration": integration.name])
        }
        for integration in integrations {
            metrics.add(
                "repositories", "Repositories that the integration reaches.", integration.repositories,
                labels: ["integration": integration.name])
        }
        for integration in integrations {
            metrics.add(
                "requests", "Requests that the latest snapshot cost.", integration.requests,
                labels: ["credential": SubjectHome.integration(integration.name).text])
        }
        for app in try snapshot.apps() {
            metrics.add(
                "requests", "Requests that the latest snapshot cost.", app.requests,
                labels: ["credential": SubjectHome.app(app.name).text])
        }
    }

    private func addQuotas(_ quotas: [QuotaTable.Holder: QuotaTable.Quota], to metrics: inout MetricsText) {
        let named = quotas.compactMap { holder, quota in name(of: holder).map { ($0, quota) } }.sorted { $0.0 < $1.0 }
        for (name, quota) in named {
            metrics.add(
                "quota_remaining", "Requests that the forge leaves to a credential, at the run's last answer.",
                quota.remaining, labels: ["credential": name])
        }
        for (name, quota) in named {
            guard let limit = quota.limit else { continue }
            metrics.add("quota_limit", "Of how many.", limit, labels: ["credential": name])
        }
    }

    /// The integration's id, or `app/NAME`; nil for an App that the config doesn't name.
    private func name(of holder: QuotaTable.Holder) -> String? {
        switch holder {
        case .integration(let id): SubjectHome.integration(id).text
        case .app(let issuer, let apiURL):
            workspace.config.gitHubApps.first { $0.issuer == issuer && $0.apiURL.description == apiURL }
                .map { SubjectHome.app($0.name).text }
        }
    }
}
