// The policy's waivers at one instant.

import Foundation
import Inventory
import Snapshots

/// Finds the waiver for a result. A waiver in force goes before an expired one.
struct WaiverBook {
    private struct Entry {
        let waiver: Waiver
        let pattern: SubjectPattern
        let expired: Bool
    }

    private let byRule: [String: [Entry]]
    let records: [WaiverRecord]

    init(_ waivers: [Waiver], asOf instant: Date) {
        let entries = waivers.map { waiver in
            Entry(
                waiver: waiver, pattern: SubjectPattern(waiver.subjectPattern),
                expired: waiver.expires.start <= instant)
        }
        byRule = Dictionary(grouping: entries, by: { $0.waiver.rule })
        records = entries.map { WaiverRecord(waiver: $0.waiver, expired: $0.expired, matches: 0) }
    }

    /// The waiver whose rule and pattern meet the subject; patterns are matched against `home/path`, and for an integration or
    /// App itself against its id (`app/hub`). For a result that is `unverified`, one that covers such results goes first.
    func match(rule: String, subject: SubjectKey, unverified: Bool) -> Waiver? {
        guard let entries = byRule[rule] else { return nil }
        let home = subject.home.text
        let path = subject.isHome ? home : "\(home)/\(subject.path)"
        let met = entries.filter { $0.pattern.matches(path) || $0.pattern.matches(home) }
        let inForce = met.filter { !$0.expired }
        let covering = inForce.first { !unverified || $0.waiver.coversUnverified }
        return (covering ?? inForce.first ?? met.first)?.waiver
    }

    /// Whether a waiver in force covers at least `percent` of a rule's `judged` results. Where there are fewer than five
    /// results, covering most of them says nothing about its width.
    func isBroad(waives: Int, of judged: Int, percent: Int) -> Bool {
        judged >= 5 && waives * 100 >= judged * percent
    }

    func isExpired(_ waiver: Waiver) -> Bool {
        byRule[waiver.rule]?.first { $0.waiver.id == waiver.id }?.expired ?? true
    }
}
