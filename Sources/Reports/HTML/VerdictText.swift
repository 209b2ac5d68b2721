// The verdict in words: one sentence on why, and what to do first.

import Inventory
import Snapshots

/// What the verdict line says. The counts are those of the audit's outcome, which the exit status rests on too.
struct VerdictText {
    /// A first step, and where on the page its details stand.
    struct Step {
        let text: String
        let anchor: String
    }

    let contents: ReportContents

    /// `4.5 %` of everything judged.
    var unverifiedShare: String { "\(Wording.percent(contents.outcome.unverified, of: contents.outcome.applicable)) %" }

    var word: String {
        switch contents.outcome.verdict {
        case .met: "Met"
        case .notMet: "Not met"
        case .notDetermined: "Not determined"
        }
    }

    var icon: StatusIcon {
        switch contents.outcome.verdict {
        case .met: .pass
        case .notMet: .fail
        case .notDetermined: .unverified
        }
    }

    /// Why the verdict is what it is, with counts by severity.
    var reason: String {
        let outcome = contents.outcome
        let threshold = outcome.failOn.rawValue
        if contents.integrations.isEmpty { return "The configuration names no integration: nothing was audited." }
        switch outcome.verdict {
        case .notMet:
            let findings = Wording.count(outcome.gatingFails, "open finding")
            return "\(findings) at or above the threshold \(threshold)\(unseen). By severity, of all open findings: "
                + "\(severities).\(known)"
        case .notDetermined:
            let clean = "No open finding at or above the threshold \(threshold)"
            return outcome.applicable == 0
                ? "\(clean), but no rule judged any subject."
                : "\(clean), but not enough was seen to rely on it: \(doubts)."
        case .met:
            let share =
                outcome.unverified == 0
                ? "everything was seen"
                : "\(unverifiedShare) of the results could not be verified "
                    + "(\(outcome.maxUnverifiedPercent) % are tolerated)"
            let blocked = contents.integrations.filter { $0.importState == .blocked }.count
            let imports =
                blocked == 0
                ? "every import is proven complete"
                : "the forges block \(Wording.count(blocked, "import")), all others are proven complete"
            return "No open finding at or above the threshold \(threshold), \(imports), and \(share)."
        }
    }

    /// The verdict is the same whatever decides the exit status; where they differ, the reader is told.
    private var known: String {
        let outcome = contents.outcome
        guard outcome.failOnNewOnly else { return "" }
        let known = Wording.count(outcome.gatingFails - outcome.newGatingFails, "known finding")
        return
            " The policy lets only new findings fail the run: \(Wording.number(outcome.newGatingFails)) of them new, "
            + "\(known) still open."
    }

    /// The first steps, most urgent first; at most five.
    func steps(_ openFails: [OpenFailCount]) -> [Step] {
        let outcome = contents.outcome
        var steps: [Step] = []
        for count in openFails where count.severity >= outcome.failOn && steps.count < 3 {
            let title = contents.rule(count.rule)?.title ?? count.rule
            let findings = Wording.count(count.findings, "\(count.severity.rawValue) finding")
            steps.append(
                Step(
                    text: "\(title): \(findings) in \(places(of: count.rule))",
                    anchor: "c-\(contents.ruleSlugs[count.rule])"))
        }
        if let open = contents.integrations.first(where: { Self.isOpen($0.importState) }) {
            let others = outcome.incompleteImports - 1
            let more = others > 0 ? " and \(Wording.count(others, "other import"))" : ""
            steps.append(
                Step(
                    text: "Complete the import of \(open.name)\(more): until then its results prove nothing",
                    anchor: "i-\(contents.slug(.integration(open.name)))"))
        }
        if let permission = mostWanted {
            steps.append(
                Step(
                    text: "Grant \(permission.name): it decides "
                        + Wording.count(permission.results, "unverified result"),
                    anchor: "unverified"))
        }
        if contents.waivers.contains(where: \.expired) {
            let expired = contents.waivers.filter(\.expired).count
            steps.append(Step(text: "Renew or resolve \(Wording.count(expired, "expired waiver"))", anchor: "waivers"))
        }
        return Array(steps.prefix(5))
    }

    /// Waivers in force that end within 30 days of the audit's date.
    var waiversEndingSoon: Int {
        contents.waivers.filter {
            !$0.expired && $0.waiver.expires.days(from: contents.audit.asOf) <= contents.audit.waiverSoonDays
        }.count
    }

    /// `1 critical, 2 high`; `none` where there is none.
    var severities: String {
        let parts = Severity.allCases.reversed().compactMap { severity in
            contents.outcome.failsBySeverity[severity].map { "\(Wording.number($0)) \(severity.rawValue)" }
        }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    static func isOpen(_ state: ImportState?) -> Bool {
        switch state {
        case .incomplete, .failed, nil: true
        case .complete, .blocked: false
        }
    }

    /// The integrations and Apps that the rule fails in, by name while there are few.
    private func places(of rule: String) -> String {
        let homes = contents.homes.filter { contents.tallies.of($0.home, rule: rule).fail > 0 }
        let names = homes.map(\.home.title)
        return names.count > 2
            ? Wording.count(names.count, homes.first?.kind == "app" ? "App" : "integration")
            : Wording.list(names.map { VisibleText.clipped($0, to: 60) })
    }

    private var unseen: String {
        doubts.isEmpty ? "" : "; besides, \(doubts)"
    }

    private var doubts: String {
        let outcome = contents.outcome
        var doubts: [String] = []
        if outcome.incompleteImports > 0 {
            let imports = Wording.count(outcome.incompleteImports, "import isn't", "imports aren't")
            doubts.append("\(imports) proven complete")
        }
        if outcome.blockedImports > 0 {
            let integrations = Wording.count(outcome.blockedImports, "integration is", "integrations are")
            doubts.append("\(integrations) proven to reach nothing")
        }
        if outcome.unverifiedPercent > outcome.maxUnverifiedPercent {
            doubts.append(
                "\(unverifiedShare) of the results could not be verified "
                    + "(\(outcome.maxUnverifiedPercent) % are tolerated)")
        }
        return Wording.list(doubts)
    }

    /// The missing permission behind the most unverified results.
    private var mostWanted: (name: String, results: Int)? {
        var results: [String: Int] = [:]
        for group in contents.groups {
            if let permission = group.missing.permission { results[permission, default: 0] += group.open }
        }
        let best = results.filter { $0.value > 0 }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.map { ($0.key, $0.value) }
    }
}
