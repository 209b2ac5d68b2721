// The audit that a snapshot holds, as reports show it.

package import Foundation
import GRDB
package import Inventory

/// Provenance of the verdicts.
package struct AuditRecord: Sendable, Hashable {
    package let toolVersion: String
    /// The instant that every date was compared with.
    package let asOf: Date
    /// The config whose rule settings and waivers applied.
    package let policyPath: String
    package let policySHA256: String
    /// A digest over the rules' ids, severities, settings and texts.
    package let rulesSHA256: String
    package let failOn: Severity
    /// Whether only findings that the baseline didn't have decide the exit status.
    package let failOnNewOnly: Bool
    /// How many percent of the results may be unverified before the audit counts as not determined.
    package let maxUnverifiedPercent: Int
    /// How many days before its end a waiver counts as ending soon.
    package let waiverSoonDays: Int
    /// The share of a rule's results, in percent, from which on a waiver counts as broad.
    package let waiverBroadPercent: Int
    /// Which mapping of controls applied, such as `forgeaudit's own, version 1`.
    package let controls: String

    package init(
        toolVersion: String, asOf: Date, policyPath: String, policySHA256: String, rulesSHA256: String,
        failOn: Severity, failOnNewOnly: Bool = false, maxUnverifiedPercent: Int, waiverSoonDays: Int = 30,
        waiverBroadPercent: Int = 50, controls: String = ""
    ) {
        self.toolVersion = toolVersion
        self.asOf = asOf
        self.policyPath = policyPath
        self.policySHA256 = policySHA256
        self.rulesSHA256 = rulesSHA256
        self.failOn = failOn
        self.failOnNewOnly = failOnNewOnly
        self.maxUnverifiedPercent = maxUnverifiedPercent
        self.waiverSoonDays = waiverSoonDays
        self.waiverBroadPercent = waiverBroadPercent
        self.controls = controls
    }
}

extension Snapshot {
    /// The audit; throws `.notAudited` where there is none yet.
    package func audit() throws -> AuditRecord {
        try reading { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM audit"),
                let asOf = Timestamp.parse(row["as_of"]), let failOn = Severity(rawValue: row["fail_on"])
            else {
                throw SnapshotsError(.notAudited, "\(file.path) holds no audit yet: run `forgeaudit audit` first")
            }
            return AuditRecord(
                toolVersion: row["tool_version"], asOf: asOf, policyPath: row["policy_path"],
                policySHA256: row["policy_sha256"], rulesSHA256: row["rules_sha256"], failOn: failOn,
                failOnNewOnly: row["fail_on_new_only"], maxUnverifiedPercent: row["max_unverified_percent"],
                waiverSoonDays: row["waiver_soon_days"], waiverBroadPercent: row["waiver_broad_percent"],
                controls: row["controls"])
        }
    }
}
