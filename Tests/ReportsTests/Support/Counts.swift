// The audit's numbers, as each report tells them: read back from the files, with nothing of what wrote them.

import Foundation
import Inventory
import Snapshots
import TestSupport

/// What every format must agree on. A format that doesn't tell a number leaves it out.
struct Counts: Equatable {
    var fails: [String: Int]?
    var unverified: Int?
    var waived: Int?
    var passes: Int?
    var notApplicable: Int?
    var verdict: String?

    /// What `other` says differently; empty where both agree on all that both tell.
    func disagreements(with other: Counts) -> [String] {
        func compare<Value: Equatable>(_ name: String, _ mine: Value?, _ theirs: Value?) -> String? {
            guard let mine, let theirs, mine != theirs else { return nil }
            return "\(name): \(mine) and \(theirs)"
        }
        return [
            compare("fails", fails, other.fails), compare("unverified", unverified, other.unverified),
            compare("waived", waived, other.waived), compare("passes", passes, other.passes),
            compare("not applicable", notApplicable, other.notApplicable), compare("verdict", verdict, other.verdict),
        ].compactMap { $0 }
    }

    /// Tells nothing.
    init(empty: Void) {}

    /// From the snapshot itself.
    init(_ outcome: AuditOutcome) {
        fails = Dictionary(uniqueKeysWithValues: outcome.failsBySeverity.map { ($0.key.rawValue, $0.value) })
        unverified = outcome.unverified
        waived = outcome.waived
        passes = outcome.passes
        notApplicable = outcome.notApplicable
        verdict = outcome.verdict.rawValue
    }

    /// From `report.json`: what its summary says where `stated`, else what its findings and counts add up to.
    init(json url: URL, stated: Bool) throws {
        let report = try Self.object(Data(contentsOf: url))
        let status = (report["verdict"] as? [String: Any])?["status"] as? String
        verdict = ["met": "met", "notMet": "not_met", "notDetermined": "not_determined"][status ?? ""] ?? "?"
        guard !stated else {
            let summary = report["summary"] as? [String: Any] ?? [:]
            fails = (summary["failBySeverity"] as? [String: Int])?.filter { $0.value > 0 }
            unverified = summary["unverified"] as? Int
            waived = summary["waived"] as? Int
            passes = summary["pass"] as? Int
            notApplicable = summary["notApplicable"] as? Int
            return
        }
        add(report["findings"] as? [[String: Any]] ?? [])
        var counted: [String: Int] = [:]
        for count in report["counts"] as? [[String: Any]] ?? [] {
            counted[count["status"] as? String ?? "?", default: 0] += count["results"] as? Int ?? 0
        }
        (passes, notApplicable) = (counted["pass"] ?? 0, counted["notApplicable"] ?? 0)
        let told = [fails?.values.reduce(0, +), unverified, waived]
        if told != [counted["fail"] ?? 0, counted["unverified"] ?? 0, counted["waived"] ?? 0] {
            verdict = "sums differ"
        }
    }

    init(jsonl url: URL) throws {
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
            try Self.object(Data($0.utf8))
        }
        add(lines.filter { $0["type"] as? String == "result" })
        func sum(_ status: String) -> Int {
            lines.filter { $0["type"] as? String == "count" && $0["status"] as? String == status }
                .reduce(0) { $0 + ($1["results"] as? Int ?? 0) }
        }
        (passes, notApplicable) = (sum("pass"), sum("notApplicable"))
    }

    init(csv url: URL) throws {
        guard let file = CSVFile(try Data(contentsOf: url)) else { return }
        let rows = zip(file.column("status"), file.column("severity")).map { ["status": $0, "severity": $1] }
        add(rows)
    }

    init(markdown url: URL) throws {
        let text = try String(contentsOf: url, encoding: .utf8)
        let row =
            /\| open findings \|.*\n\|[- :|]+\n\| ([0-9,]+) \| ([0-9,]+) \| ([0-9,]+) \| ([0-9,]+) \| ([0-9,]+) \|/
        guard let match = text.firstMatch(of: row) else { return }
        unverified = Self.number(match.2)
        waived = Self.number(match.3)
        passes = Self.number(match.4)
        notApplicable = Self.number(match.5)
        verdict = text.firstMatch(of: /### [^:\n]+: ([a-z ]+)\n/).map { String($0.1).replacing(" ", with: "_") }
        var severities: [String: Int] = [:]
        let line = text.firstMatch(of: /[Bb]y severity[^:\n]*: (.+)\./)?.1 ?? ""
        for part in line.matches(of: /([0-9,]+) ([a-z]+)/) { severities[String(part.2)] = Self.number(part.1) }
        fails = severities.values.reduce(0, +) == Self.number(match.1) ? severities : [:]
    }

    /// From `report.sarif`; results beyond its limit are known by their number only.
    init(sarif url: URL) throws {
        let document = try Self.object(Data(contentsOf: url))
        let run = (document["runs"] as? [[String: Any]])?.first ?? [:]
        let invocation = (run["invocations"] as? [[String: Any]])?.first ?? [:]
        let all = invocation["toolExecutionNotifications"] as? [[String: Any]] ?? []
        func notes(_ id: String) -> [[String: Any]] {
            all.filter { ($0["descriptor"] as? [String: Any])?["id"] as? String == id }
        }
        unverified = notes("could-not-verify").reduce(0) {
            $0 + (($1["properties"] as? [String: Int])?["results"] ?? 0)
        }
        let results = run["results"] as? [[String: Any]] ?? []
        if notes("results-left-out").isEmpty {
            fails = Dictionary(
                grouping: results, by: { ($0["properties"] as? [String: Any])?["severity"] as? String ?? "?" }
            ).mapValues(\.count)
        } else if results.count != 5_000 {
            fails = [:]
        }
    }

    /// From the coverage properties of `junit.xml`, which know no severities: the sum stands for all of them.
    init(junit file: JUnitFile, fails severities: [String: Int]) {
        func sum(_ name: String) -> Int {
            file.properties.filter { $0.key.hasSuffix(".coverage.\(name)") }.reduce(0) { $0 + (Int($1.value) ?? 0) }
        }
        fails = sum("failed") == severities.values.reduce(0, +) ? severities : [:]
        unverified = sum("could_not_verify")
        waived = sum("waived")
        passes = sum("passed")
        notApplicable = sum("not_applicable")
        verdict = file.properties["audit.verdict"]
    }

    /// From the figures on top of `index.html`.
    init(html url: URL, fails severities: [String: Int]) {
        let page = ParsedMarkup.html(url)
        let figures = page.all("span").filter { $0.attributes["class"] == "figure" }.map { Self.number($0.text[...]) }
        guard figures.count == 5 else { return }
        fails = figures[0] == severities.values.reduce(0, +) ? severities : [:]
        (unverified, waived, passes, notApplicable) = (figures[1], figures[2], figures[3], figures[4])
        let title = page.elements.first { $0.attributes["id"] == "verdict-title" }?.text ?? ""
        verdict = title.firstMatch(of: /Verdict:\s*([A-Za-z ]+)/).map {
            $0.1.trimmingCharacters(in: .whitespaces).lowercased().replacing(" ", with: "_")
        }
    }

    /// From the figures of the pages of integrations and Apps; fails are counted one by one, by the severity above them.
    init(pages directory: URL) throws {
        let site = ParsedSite(directory)
        var sums = [Int](repeating: 0, count: 5)
        var listed = (fails: [String: Int](), others: 0)
        for (name, page) in site.pages where name.hasPrefix("i/") {
            let figures = page.all("span").filter { $0.attributes["class"] == "figure" }.map {
                Self.number($0.text[...])
            }
            for (index, figure) in figures.enumerated() { sums[index] += figure }
            var (section, severity) = ("", "")
            for element in page.elements {
                let kind = element.attributes["class"] ?? ""
                if element.name == "section" { section = element.attributes["id"] ?? "" }
                if kind.hasPrefix("chip ") { severity = String(kind.dropFirst(5)) }
                guard kind == "finding" else { continue }
                if section == "findings" { listed.fails[severity, default: 0] += 1 } else { listed.others += 1 }
            }
        }
        fails = listed.fails.values.reduce(0, +) == sums[0] && listed.others == sums[1] + sums[2] ? listed.fails : [:]
        (unverified, waived, passes, notApplicable) = (sums[1], sums[2], sums[3], sums[4])
    }

    /// From the explorer's data.
    init(explorer directory: URL) throws {
        let names = ["Failed": "fail", "Not verified": "unverified", "Waived": "waived"]
        add(
            try Explored(directory).rows.map {
                ["status": names[$0.status] ?? "?", "severity": $0.severity.lowercased()]
            })
    }

    /// Counts rows that have `status` and `severity`.
    private mutating func add(_ rows: [[String: Any]]) {
        var counted: [String: Int] = [:]
        var severities: [String: Int] = [:]
        for row in rows {
            counted[row["status"] as? String ?? "?", default: 0] += 1
            if row["status"] as? String == "fail" { severities[row["severity"] as? String ?? "?", default: 0] += 1 }
        }
        (fails, unverified, waived) = (severities, counted["unverified"] ?? 0, counted["waived"] ?? 0)
    }

    private static func object(_ data: Data) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private static func number(_ text: Substring) -> Int { Int(text.filter { $0 != "," }) ?? -1 }
}
