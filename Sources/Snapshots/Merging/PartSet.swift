// Parts that are one whole.

package import Foundation
import Inventory

/// Parts of one config, one release and one rule set, none of them twice.
package struct PartSet: Sendable {
    /// By number.
    package let parts: [SnapshotPart]
    /// How many there should be.
    package let count: Int
    /// Parts of an earlier night, which count as missing: a machine that is down tonight left its last one behind.
    package let outdated: [SnapshotPart]

    /// The numbers of the parts that aren't there.
    package var missing: [Int] { (1...count).filter { number in !parts.contains { $0.stamp.number == number } } }

    /// When the first part started and the last one ended.
    package var startedAt: Date { parts.map(\.startedAt).min() ?? .distantPast }
    package var finishedAt: Date { parts.map(\.finishedAt).max() ?? .distantPast }

    /// What started earlier than this before the newest part, or ended earlier than this before the merge, isn't of the
    /// same night.
    private static let night: TimeInterval = 12 * 3_600

    /// Throws `SnapshotsError` with the two files and what sets them apart, or with the file that belongs to another
    /// config, release or rule set than the merge itself; also where no part is of the night of `now`: the results of an
    /// earlier night under today's date would hide that nothing ran.
    package init(
        _ parts: [SnapshotPart], now: Date, toolVersion: String, configSHA256: String, rulesSHA256: String
    ) throws(SnapshotsError) {
        guard let newest = parts.max(by: { $0.startedAt < $1.startedAt }) else {
            throw SnapshotsError(.notFound, "there are no parts to merge")
        }
        let isOutdated = { (part: SnapshotPart) in
            newest.startedAt.timeIntervalSince(part.startedAt) > Self.night
                || now.timeIntervalSince(part.finishedAt) > Self.night
        }
        outdated = parts.filter(isOutdated)
        let parts = parts.filter { !isOutdated($0) }
        guard let first = parts.first else {
            throw Self.error(
                "no part is of the last twelve hours: the newest, \(newest.file.path), ended at "
                    + "\(Timestamp.format(newest.finishedAt)). Run the parts again")
        }
        for part in parts {
            let name = part.file.path
            if part.configSHA256 != configSHA256 { throw Self.error("\(name) was made with another config") }
            if part.toolVersion != toolVersion || part.schemaVersion != Schema.version {
                throw Self.error("\(name) was made by forgeaudit \(part.toolVersion), this is \(toolVersion)")
            }
            if part.stamp.rulesSHA256 != rulesSHA256 {
                throw Self.error("\(name) was made with other rules: a rule's file, or the controls, differ")
            }
            if part.stamp.count != first.stamp.count {
                throw Self.error(
                    "\(name) is one of \(part.stamp.count) parts, \(first.file.path) one of \(first.stamp.count)")
            }
        }
        let sorted = parts.sorted { $0.stamp.number < $1.stamp.number }
        for (one, other) in zip(sorted, sorted.dropFirst()) where one.stamp.number == other.stamp.number {
            throw Self.error("\(one.file.path) and \(other.file.path) are both part \(one.stamp.number)")
        }
        self.parts = sorted
        count = first.stamp.count
    }

    private static func error(_ text: String) -> SnapshotsError {
        SnapshotsError(.damaged, "can't merge: \(text)")
    }
}
