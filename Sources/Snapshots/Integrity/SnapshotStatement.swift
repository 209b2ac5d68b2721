// What is signed of a snapshot: a text that says what each table holds.

import Foundation
import GRDB
import Inventory

/// Lines of ASCII, each with one form, so that the same snapshot and key always give the same bytes. docs/signatures.md
/// describes them.
package struct SnapshotStatement: Sendable, Hashable {
    private static let title = "forgeaudit-snapshot-statement 1"

    package let text: String

    /// The bytes that are signed.
    package var bytes: [UInt8] { Array(text.utf8) }

    /// The key that the statement `text` says it was signed with; nil where it doesn't begin like one.
    package static func keySHA256(in text: String) -> String? {
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, lines[0] == title, lines[1].hasPrefix("key-sha256 ") else { return nil }
        let digest = String(lines[1].dropFirst("key-sha256 ".count))
        return isDigest(digest) ? digest : nil
    }

    /// What this statement and `other` don't agree on: the names of lines, such as `table finding`, sorted.
    package func differences(from other: String) -> [String] {
        let (here, there) = (Self.lines(text), Self.lines(other))
        return Set(here.symmetricDifference(there).map(Self.name)).sorted()
    }

    private static func lines(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "\n", omittingEmptySubsequences: false))
    }

    private static func name(of line: Substring) -> String {
        let words = line.split(separator: " ", maxSplits: 2)
        return words.prefix(words.first == "table" ? 2 : 1).joined(separator: " ")
    }

    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

extension SnapshotStatement {
    /// The facts that come before the tables.
    struct Head {
        let keySHA256: String
        let run: RunRecord
        /// Nil where the snapshot holds no audit.
        let rulesSHA256: String?
    }

    fileprivate init(_ head: Head, observations: [TableDigest], audit: [TableDigest]) {
        let tables = (observations + audit).sorted { $0.table < $1.table }
        let lines =
            [
                Self.title, "key-sha256 \(head.keySHA256)", "run \(Timestamp.format(head.run.startedAt))",
                "schema \(head.run.schemaVersion)", "content-sha256 \(head.run.contentSHA256)",
                "rules-sha256 \(head.rulesSHA256 ?? "none")",
                "observations-sha256 \(TableDigest.combined(observations))",
                "audit-sha256 \(TableDigest.combined(audit))",
            ] + tables.map { "table \($0.table) \($0.rows) \($0.sha256)" }
        text = lines.map { $0 + "\n" }.joined()
    }
}

extension Snapshot {
    /// The statement that the key with that SHA-256 signs. Every digest of a table is computed from its rows, whatever
    /// the snapshot records of them. Throws `.damaged` where a digest or a table's name could pass for several lines.
    package func statement(keySHA256: String) throws -> SnapshotStatement {
        let head = SnapshotStatement.Head(keySHA256: keySHA256, run: try run(), rulesSHA256: try rulesSHA256())
        return try reading { database in
            let observed = try TableSet.observations(in: database)
            let isPlain = observed.allSatisfy { $0.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 } }
            guard isPlain, [head.run.contentSHA256, head.rulesSHA256].compactMap({ $0 }).allSatisfy(Self.isDigest)
            else { throw SnapshotsError(.damaged, "\(file.path) holds what no snapshot holds: it was changed") }
            return SnapshotStatement(
                head, observations: try TableDigest.compute(observed, in: database),
                audit: try TableDigest.compute(TableSet.audit, in: database))
        }
    }

    private static func isDigest(_ text: String) -> Bool { SnapshotStatement.isDigest(text) }

    private func rulesSHA256() throws -> String? {
        do {
            return try audit().rulesSHA256
        } catch let error as SnapshotsError where error.code == .notAudited {
            return nil
        }
    }
}
