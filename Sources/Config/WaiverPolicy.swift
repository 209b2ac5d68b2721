// What the organization asks of its waivers.

import Inventory

/// The `audit.waiver_policy` of the config.
package struct WaiverPolicy: Sendable, Equatable {
    /// The most days from a waiver's `created` to its `expires`, 1 to 3,650; nil sets no limit.
    package let maxDays: Int?
    /// Whether owner and approver must be two people.
    package let approverMustDiffer: Bool
    /// How many days before its end a waiver is reported, 0 to 365.
    package let soonDays: Int
    /// The share of an integration's subjects above which a waiver is reported as broad, 1 to 100.
    package let broadPercent: Int

    package static let defaults = WaiverPolicy(
        maxDays: nil, approverMustDiffer: false, soonDays: 30, broadPercent: 50)

    static func read(_ parent: MapReader) -> WaiverPolicy {
        guard let map = parent.map("waiver_policy") else { return .defaults }
        let policy = WaiverPolicy(
            maxDays: map.integer("max_days", in: 1...3_650),
            approverMustDiffer: map.flag("approver_must_differ") ?? defaults.approverMustDiffer,
            soonDays: map.integer("soon_days", in: 0...365) ?? defaults.soonDays,
            broadPercent: map.integer("broad_percent", in: 1...100) ?? defaults.broadPercent)
        map.finish()
        return policy
    }

    /// Reports what a waiver lacks, at its place.
    func check(_ waiver: Waiver, _ map: MapReader) {
        if let maxDays {
            if let created = waiver.created {
                let days = waiver.expires.days(from: created.start)
                if days > maxDays {
                    map.problems.add(
                        map.valuePosition(of: "expires"),
                        "the waiver lasts \(days) days; waiver_policy allows \(maxDays)")
                }
            } else {
                map.problems.add(
                    map.position, "the waiver doesn't say when it was created, and waiver_policy limits its life",
                    hint: "add created: YYYY-MM-DD")
            }
        }
        if approverMustDiffer, waiver.owner.lowercased() == waiver.approvedBy.lowercased() {
            map.problems.add(
                map.valuePosition(of: "approved_by"),
                "the waiver's owner approves it; waiver_policy asks for two people")
        }
    }
}
