// Reads the exchanges that findings rest on: the same few for thousands of them.

import Foundation
import GRDB
import Inventory

/// Keeps what it read of an exchange for the next finding that rests on it, up to a limit.
struct EvidenceReader {
    private let ids: RawQuery
    private let exchange: RawQuery
    /// Each in a list of its own, which is what nearly all findings rest on.
    private var known: [Int64: [FindingRecord.Evidence]] = [:]

    init(_ database: Database) throws {
        ids = try RawQuery("SELECT exchange_id FROM finding_evidence WHERE finding_id = ?", in: database)
        exchange = try RawQuery(
            """
            SELECT method, path, status, request_id, server_date, body_sha256, failure FROM exchange WHERE id = ?
            """, in: database)
    }

    /// By method (the last first), path and request id, in the order of their bytes.
    mutating func evidence(of finding: Int64) throws -> [FindingRecord.Evidence] {
        var first: Int64?
        var others: [Int64] = []
        try ids.forEach(finding) { row in
            if first == nil { first = row.integer(0) } else { others.append(row.integer(0)) }
        }
        guard let first else { return [] }
        var evidence = try read(first)
        if others.isEmpty { return evidence }
        for exchange in others { evidence += try read(exchange) }
        evidence.sort(by: Self.precedes)
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

    /// The exchange; empty where there is none of that id.
    private mutating func read(_ id: Int64) throws -> [FindingRecord.Evidence] {
        if let evidence = known[id] { return evidence }
        var found: [FindingRecord.Evidence] = []
        try exchange.forEach(id) { row in
            found = [
                FindingRecord.Evidence(
                    method: row.text(0) ?? "", path: row.text(1) ?? "", status: row.optionalInteger(2).map { Int($0) },
                    requestID: row.text(3), serverDate: row.text(4).flatMap(Timestamp.parse), bodySHA256: row.text(5),
                    failure: row.text(6))
            ]
        }
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[id] = found
        return found
    }

    /// Some hundred bytes each.
    private static let mostKnown = 2_000
}
