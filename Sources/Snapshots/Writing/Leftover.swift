// What an interrupted run left behind, and whether it can be taken up.

package import Foundation
import GRDB
package import Inventory

/// A partial file that belongs to the run that is about to start.
package struct Leftover: Sendable {
    let file: URL
    /// Integrations whose import ended and needs no repetition.
    package let whole: Set<String>
    /// When the interrupted run started: the run that takes it up keeps its name.
    package let startedAt: Date
    /// The greatest exchange number in use.
    package let lastExchange: ExchangeID

    /// What became of the search for one.
    package enum Finding: Sendable {
        case none
        case usable(Leftover)
        /// There is a file, and why it can't be taken up.
        case unusable(String)
    }

    /// The salt of the run that left `file`: with it, the plan's fingerprints can be compared with those in the file. Nil
    /// where there is no such file or nothing to be had from it.
    package static func salt(of file: URL) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: file.path), let queue = try? DatabaseQueue(path: file.path) else {
            return nil
        }
        defer { try? queue.close() }
        let salt = try? queue.read { try PartialCredentials.salt($0) }
        return salt.flatMap { $0.count == saltBytes ? $0 : nil }
    }

    /// Of every run's salt.
    package static let saltBytes = 32

    /// Looks at `file`. It is usable if it is undamaged, of this schema, tool version and config, and started within the
    /// `hours` before `now`: older answers aren't a picture of the same night. An integration whose secret was replaced
    /// since then isn't whole: what the old one could reach proves nothing of the new one.
    package static func find(_ file: URL, plan: RunPlan, now: Date, hours: Double = 12) -> Finding {
        guard FileManager.default.fileExists(atPath: file.path) else { return .none }
        do {
            let queue = try DatabaseQueue(path: file.path)
            defer { try? queue.close() }
            return try queue.write { try examine($0, file, plan, now, hours) }
        } catch {
            return .unusable("it can't be read")
        }
    }

    private static func examine(
        _ database: Database, _ file: URL, _ plan: RunPlan, _ now: Date, _ hours: Double
    ) throws -> Finding {
        try Schema.check(database, path: file.path)
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == Schema.version else {
            return .unusable("it has another schema")
        }
        guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
            return .unusable("it is damaged")
        }
        guard let run = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE state = 'importing'"),
            let started = Timestamp.parse(run["started_at"])
        else { return .unusable("its import had ended already") }
        guard run["tool_version"] == plan.toolVersion, run["config_sha256"] == plan.configSHA256 else {
            return .unusable("it was made with another config or version")
        }
        let age = now.timeIntervalSince(started)
        guard age >= 0 else { return .unusable("it started later than now") }
        guard age <= hours * 3600 else { return .unusable("it is older than \(Int(hours)) hours") }
        let whole = try String.fetchSet(
            database, sql: "SELECT name FROM integration WHERE import_state IN ('complete', 'blocked')")
        let unchanged = try PartialCredentials.unchanged(plan, in: database)
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM exchange")
        return .usable(
            Leftover(file: file, whole: whole.intersection(unchanged), startedAt: started, lastExchange: last ?? 0))
    }
}
