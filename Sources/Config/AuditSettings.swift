// How findings are judged.

package import Inventory

/// The `audit` of the config.
package struct AuditSettings: Sendable, Equatable {
    /// Findings of this severity and worse decide the exit status.
    package let failOn: Severity
    /// Only those that are new since the last whole snapshot.
    package let failOnNewOnly: Bool
    /// The share of results that may be unverified, 0 to 100.
    package let maxUnverifiedPercent: Int
    /// By rule id; rules that aren't named keep their defaults.
    package let rules: [String: RuleSetting]
    /// In the file's order, ids unique.
    package let waivers: [Waiver]
    /// Where each waiver stands, by its id.
    package let waiverPositions: [String: SourcePosition]

    /// A table of controls that replaces the product's own, as the config writes its path.
    package let controls: String?
    /// What a waiver must be like.
    package let waiverPolicy: WaiverPolicy

    /// In the file's order, ids unique and none of the product's.
    package let customRules: [CustomRuleSetting]

    package static let defaults = AuditSettings(
        failOn: .medium, failOnNewOnly: false, maxUnverifiedPercent: 0, rules: [:], waivers: [], waiverPositions: [:],
        controls: nil, waiverPolicy: .defaults, customRules: [])
}
