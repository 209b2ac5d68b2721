// The repositories of an integration in few lines: how many of each verdict, and which are concerned.

import Audit
import Inventory
import Rules

struct RepositoryResults {
    private(set) var subjects = 0
    private var counts: [String: [Verdict.Kind: Int]] = [:]
    private var concerned: [String: [String]] = [:]
    private var order: [String] = []

    /// How many paths stand beside a rule.
    private static let shown = 5

    mutating func add(_ review: SubjectReview) {
        // What the baseline reached is mostly the same repositories once more.
        if case .repository = review.subject { subjects += 1 }
        for result in review.results {
            let rule = result.rule.id
            if counts[rule] == nil { order.append(rule) }
            counts[rule, default: [:]][result.verdict.kind, default: 0] += 1
            guard result.verdict.kind == .fail || result.verdict.kind == .unverified else { continue }
            if concerned[rule, default: []].count < Self.shown {
                concerned[rule, default: []].append(review.subject.key.path + (result.waived ? " (waived)" : ""))
            }
        }
    }

    var text: String {
        var table = TextTable([
            ("rule", .left), ("pass", .right), ("fail", .right), ("unverified", .right), ("n/a", .right),
        ])
        var idle: [String] = []
        for rule in order {
            let row = counts[rule] ?? [:]
            guard row.keys.contains(where: { $0 != .notApplicable }) else {
                idle.append(rule)
                continue
            }
            table.add(
                [rule] + [Verdict.Kind.pass, .fail, .unverified, .notApplicable].map { String(row[$0] ?? 0) })
        }
        let details = order.compactMap { rule -> String? in
            guard let paths = concerned[rule] else { return nil }
            let all = (counts[rule]?[.fail] ?? 0) + (counts[rule]?[.unverified] ?? 0)
            let more = all > paths.count ? ", and \(all - paths.count) more" : ""
            return TerminalText.safe("  \(rule): \(paths.joined(separator: ", "))\(more)")
        }
        let unused = idle.isEmpty ? [] : ["", "  doesn't apply to any: \(idle.joined(separator: ", "))"]
        return (["\(subjects) repositories", table.text] + unused + (details.isEmpty ? [] : [""] + details))
            .joined(separator: "\n")
    }
}
