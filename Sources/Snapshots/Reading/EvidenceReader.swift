// Reads the exchanges that findings rest on: the same few for thousands of them.

import Foundation
import GRDB
import Inventory

/// Keeps what it read of an exchange for the next finding that rests on it, up to a limit.
struct EvidenceReader {
    private let ids: RawQuery
    private let exchange: RawQuery
    private var known: [Int64: FindingRecord.Evidence] = [:]

    init(_ database: Database) throws {
        ids = try RawQuery("SELECT exchange_id FROM finding_evidence WHERE finding_id = ?", in: database)
        exchange = try RawQuery(
            """
            SELECT method, path, status, request_id, server_date, body_sha256, failure FROM exchange WHERE id = ?
            """, in: database)
    }

    /// By method (the last first), path and request id, in the order of their bytes.
    mutating func evidence(of finding: Int64) throws -> [FindingRecord.Evidence] {
        var exchanges: [Int64] = []
        try ids.forEach(finding) { exchanges.append($0.integer(0)) }
        var evidence = try exchanges.compactMap { try read($0) }
        if evidence.count > 1 { evidence.sort(by: Self.precedes) }
        return evidence
    }

    private static func precedes(_ one: FindingRecord.Evidence, _ other: FindingRecord.Evidence) -> Bool {
        let methods = order(one.method, other.method)
        if methods != 0 { return methods > 0 }
        let paths = order(one.path, other.path)
        if paths != 0 { return paths < 0 }
        // None stands first.
        guard let right = other.requestID else { return false }
        return one.requestID.map { order($0, right) < 0 } ?? true
    }

    private static func order(_ one: String, _ other: String) -> Int {
        if one.utf8.lexicographicallyPrecedes(other.utf8) { return -1 }
        return other.utf8.lexicographicallyPrecedes(one.utf8) ? 1 : 0
    }

    private mutating func read(_ id: Int64) throws -> FindingRecord.Evidence? {
        if let evidence = known[id] { return evidence }
        var found: FindingRecord.Evidence?
        try exchange.forEach(id) { row in
            found = FindingRecord.Evidence(
                method: row.text(0) ?? "", path: row.text(1) ?? "", status: row.optionalInteger(2).map { Int($0) },
                requestID: row.text(3), serverDate: row.text(4).flatMap(Timestamp.parse), bodySHA256: row.text(5),
                failure: row.text(6))
        }
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[id] = found
        return found
    }

    /// Some hundred bytes each.
    private static let mostKnown = 2_000
}
