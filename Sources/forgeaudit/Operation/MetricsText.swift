// Metrics in Prometheus' text format.

import Foundation
import Inventory

/// Collects samples by name, so that each name has one help and one block, as the format asks.
struct MetricsText {
    private var names: [String] = []
    private var helps: [String: String] = [:]
    private var samples: [String: [String]] = [:]

    /// Every metric is a gauge: what it says is true at this moment, and may go down.
    mutating func add(
        _ name: String, _ help: String, _ value: Double, labels: KeyValuePairs<String, String> = [:]
    ) {
        let name = "forgeaudit_" + name
        if helps[name] == nil {
            names.append(name)
            helps[name] = help
        }
        let list = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        samples[name, default: []].append("\(name)\(list.isEmpty ? "" : "{\(list)}") \(Self.number(value))")
    }

    mutating func add(_ name: String, _ help: String, _ value: Int, labels: KeyValuePairs<String, String> = [:]) {
        add(name, help, Double(value), labels: labels)
    }

    var text: String {
        names.map { name in
            (["# HELP \(name) \(helps[name] ?? "")", "# TYPE \(name) gauge"] + (samples[name] ?? []))
                .joined(separator: "\n") + "\n"
        }.joined()
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
