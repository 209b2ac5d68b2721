// A subject's facts and verdicts as the terminal shows them.

import Audit
import Inventory
import Rules
import Snapshots

struct ReviewText {
    let snapshot: Snapshot

    /// A heading, the facts, and every verdict: what failed and what couldn't be seen first, each with its evidence.
    func of(_ review: SubjectReview) throws -> String {
        let key = review.subject.key
        var lines = ["\(key.kind.rawValue.prefix(1).uppercased())\(key.kind.rawValue.dropFirst()) \(key.path)"]
        let facts = SubjectFacts.of(review.subject).lines
        let width = facts.map(\.name.count).max() ?? 0
        lines += facts.map { "  \($0.name.padded(width))  \($0.value)" }
        for group in groups(review.results) { lines += [""] + (try open(group)) }
        let rest = [(Verdict.Kind.pass, "passes"), (.notApplicable, "doesn't apply")].compactMap { kind, word in
            let ids = review.results.filter { $0.verdict.kind == kind }.map(\.rule.id)
            return ids.isEmpty ? nil : "  \(word): \(ids.joined(separator: ", "))"
        }
        if !rest.isEmpty { lines += [""] + rest }
        return lines.map(TerminalText.safe).joined(separator: "\n")
    }

    /// Open results; unverified ones that lack the same thing stand together.
    private func groups(_ results: [SubjectReview.Result]) -> [[SubjectReview.Result]] {
        var groups: [[SubjectReview.Result]] = []
        for result in results where result.verdict.kind == .fail || result.verdict.kind == .unverified {
            let place = groups.firstIndex { group in
                guard let first = group.first, case .unverified(let mine) = first.verdict,
                    case .unverified(let theirs) = result.verdict
                else { return false }
                return mine.message == theirs.message && mine.missingPermission == theirs.missingPermission
                    && first.waiver == result.waiver
            }
            if let place { groups[place].append(result) } else { groups.append([result]) }
        }
        return groups
    }

    private func open(_ group: [SubjectReview.Result]) throws -> [String] {
        guard let result = group.first else { return [] }
        var lines: [String] = []
        switch result.verdict {
        case .fail(let defect):
            lines.append("  \(word(result, "FAIL")) (\(result.severity.rawValue)) \(result.rule.id)")
            lines.append("      \(defect.reason)")
            lines.append("      observed: \(defect.observed)")
            lines.append("      expected: \(defect.expected)")
        case .unverified(let reason):
            lines.append("  \(word(result, "UNVERIFIED")) \(group.map(\.rule.id).joined(separator: ", "))")
            lines.append("      \(reason.message)")
            if let permission = reason.missingPermission { lines.append("      it takes: \(permission)") }
        case .pass, .notApplicable: break
        }
        var who: [Remediator] = []
        for remediator in group.flatMap(\.rule.remediators) where !who.contains(remediator) { who.append(remediator) }
        lines.append("      who can:  \(who.map(\.phrase).joined(separator: ", or "))")
        if let waiver = result.waiver {
            lines.append("      waiver:   \(waiver.id) until \(waiver.expires): \(waiver.reason)")
        }
        var evidence: [ExchangeID] = []
        for id in group.flatMap(\.evidence) where !evidence.contains(id) { evidence.append(id) }
        return lines + (try evidence.prefix(4).compactMap(exchange))
    }

    private func exchange(_ id: ExchangeID) throws -> String? {
        guard let evidence = try snapshot.exchange(id) else { return nil }
        let answer = evidence.status.map { String($0) } ?? evidence.failure ?? "no answer"
        let time = evidence.serverDate.map { " at \(Timestamp.format($0))" } ?? ""
        let request = evidence.requestID.map { ", request \($0)" } ?? ""
        return "      evidence: \(evidence.method) \(evidence.path): \(answer)\(time)\(request)"
    }

    private func word(_ result: SubjectReview.Result, _ word: String) -> String {
        result.waived ? "WAIVED" : word
    }
}

extension String {
    /// Filled up with spaces to `width` characters.
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
