// What is known of a subject, one line for each fact.

import Foundation
import Inventory

/// Names and values, as the terminal shows them; a fact that couldn't be read says why.
struct FactLines {
    private(set) var lines: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) { lines.append((name, value ?? "not told")) }

    mutating func add(_ name: String, _ flag: Bool?) { add(name, flag.map { $0 ? "yes" : "no" }) }

    mutating func add(_ name: String, _ instant: Date?) { add(name, instant.map(Timestamp.format)) }

    /// What `describe` makes of a known value, else the reason, and what would make it readable.
    mutating func add<Value>(_ name: String, _ observed: Observed<Value>, _ describe: (Value) -> String) {
        switch observed {
        case .known(let value, _): add(name, describe(value))
        case .unreadable(let reason): add(name, Self.text(reason))
        }
    }

    static func text(_ reason: Unreadable) -> String {
        let end = reason.message.last.map { ".!?".contains($0) } ?? true ? "" : "."
        let missing = reason.missingPermission.map { "\(end) It takes: \($0)." } ?? ""
        return "couldn't be read (\(reason.cause.rawValue)): \(reason.message)\(missing)"
    }

    static func list(_ texts: [String]) -> String { texts.isEmpty ? "none" : texts.joined(separator: ", ") }

    static func permissions(_ permissions: [String: PermissionLevel]) -> String {
        list(permissions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
    }
}
