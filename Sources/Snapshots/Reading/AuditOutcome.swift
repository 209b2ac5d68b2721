// The audit as a whole: the numbers that the verdict line, the JUnit file and the exit status share.

import GRDB
package import Inventory

/// Counts over all results after waivers, and what follows from them.
package struct AuditOutcome: Sendable, Hashable {
    /// The verdict on the whole audit.
    package enum Verdict: String, Sendable {
        /// No open fail at or above the threshold, everything seen.
        case met
        /// At least one proven fail at or above the threshold.
        case notMet = "not_met"
        /// No such fail, but not enough was seen to say that there is none: an import isn't complete, too much is
        /// unverified, or nothing was judged at all.
        case notDetermined = "not_determined"
    }

    package let failOn: Severity
    package let maxUnverifiedPercent: Int
    /// Open fails by severity; severities without one are left out.
    package let failsBySeverity: [Severity: Int]
    package let passes: Int
    package let unverified: Int
    package let waived: Int
    package let notApplicable: Int
    /// Integrations whose import isn't proven complete although nothing forbids it (incomplete, failed, interrupted).
    package let incompleteImports: Int
    /// Integrations that are proven to reach nothing (blocked), but for those whose `import-incomplete` is waived.
    package let blockedImports: Int
    /// Open fails at or above the threshold that don't come from such an import alone.
    package let gatingFails: Int
    /// Whether only what is new since the baseline decides the exit status; the verdict never changes with it.
    package let failOnNewOnly: Bool
    /// Those of `gatingFails` that weren't open in the baseline; all of them where there is none.
    package let newGatingFails: Int
    /// Those of `blockedImports` that aren't accounted for by a finding which was open in the baseline.
    package let newlyBlockedImports: Int

    package var fails: Int { failsBySeverity.values.reduce(0, +) }
    /// Results that should have been pass or fail.
    package var applicable: Int { passes + fails + unverified + waived }

    /// The share of unverified results in percent, rounded up: one unverified result is never 0.
    package var unverifiedPercent: Int {
        applicable == 0 ? 0 : (unverified * 100 + applicable - 1) / applicable
    }

    /// What decides the exit status: the verdict, but that findings known from the baseline don't count where the policy
    /// says so. What couldn't be seen counts either way.
    package var gate: Verdict {
        guard failOnNewOnly, verdict != .met else { return verdict }
        if newGatingFails > 0 { return .notMet }
        let unseen =
            applicable == 0 || incompleteImports + newlyBlockedImports > 0
            || unverifiedPercent > maxUnverifiedPercent
        return unseen ? .notDetermined : .met
    }

    package var verdict: Verdict {
        if gatingFails > 0 { return .notMet }
        if applicable == 0 { return .notDetermined }
        return incompleteImports + blockedImports > 0 || unverifiedPercent > maxUnverifiedPercent
            ? .notDetermined : .met
    }
}

extension Snapshot {
    /// The outcome of the audit in the snapshot; throws `.notAudited` where there is none.
    package func outcome() throws -> AuditOutcome {
        let audit = try audit()
        return try reading { database in
            var totals: [String: Int] = [:]
            for row in try Row.fetchAll(
                database, sql: "SELECT verdict, sum(subjects) AS subjects FROM verdict_count GROUP BY verdict")
            {
                totals[row["verdict"]] = row["subjects"]
            }
            let open = "(i.import_state IS NULL OR i.import_state IN ('incomplete', 'failed'))"
            let gating = "f.severity_rank >= ? AND NOT (f.rule_id = 'import-incomplete' AND \(open))"
            let openFails = """
                finding f LEFT JOIN integration i ON i.id = f.integration_id WHERE f.verdict = 'fail' AND NOT f.waived
                """
            var fails: [Severity: Int] = [:]
            var gatingFails = 0
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT f.severity, count(*) AS fails, sum(\(gating)) AS gating FROM \(openFails)
                    GROUP BY f.severity
                    """,
                arguments: [audit.failOn.rank])
            {
                if let severity = Severity(rawValue: row["severity"]) { fails[severity] = row["fails"] }
                gatingFails += row["gating"] as Int? ?? 0
            }
            let blocked = """
                SELECT count(*) FROM integration i WHERE i.import_state = 'blocked' AND NOT EXISTS (
                  SELECT 1 FROM finding f
                  WHERE f.integration_id = i.id AND f.rule_id = 'import-incomplete' AND f.waived)
                """
            let known = """
                EXISTS (SELECT 1 FROM baseline_finding b
                  WHERE b.fingerprint = f.fingerprint AND b.verdict = 'fail' AND NOT b.waived
                    AND b.severity_rank >= f.severity_rank)
                """
            let newlyBlocked = """
                \(blocked) AND NOT EXISTS (
                  SELECT 1 FROM finding f
                  WHERE f.integration_id = i.id AND f.rule_id = 'import-incomplete' AND f.verdict = 'fail' AND \(known))
                """
            // Most often there is nothing to know them from.
            let isKnown = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM baseline_finding)") ?? true
            let newGatingFails =
                !isKnown
                ? gatingFails
                : try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM \(openFails) AND \(gating) AND NOT \(known)",
                    arguments: [audit.failOn.rank]) ?? 0
            return AuditOutcome(
                failOn: audit.failOn, maxUnverifiedPercent: audit.maxUnverifiedPercent, failsBySeverity: fails,
                passes: totals["pass"] ?? 0, unverified: totals["unverified"] ?? 0, waived: totals["waived"] ?? 0,
                notApplicable: totals["not_applicable"] ?? 0,
                incompleteImports: try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM integration i WHERE \(open)") ?? 0,
                blockedImports: try Int.fetchOne(database, sql: blocked) ?? 0,
                gatingFails: gatingFails, failOnNewOnly: audit.failOnNewOnly, newGatingFails: newGatingFails,
                newlyBlockedImports: try Int.fetchOne(database, sql: newlyBlocked) ?? 0)
        }
    }
}
