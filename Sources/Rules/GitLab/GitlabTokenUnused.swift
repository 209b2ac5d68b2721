// The rule about tokens that nobody uses.

import Foundation
import Inventory

extension Rule {
    /// Compares the last use with the audit's instant; a token that was never used counts from its creation.
    static let gitlabTokenUnused = Rule(
        id: "gitlab-token-unused",
        title: "GitLab token isn't used",
        severity: .low,
        rationale: """
            A token that nothing uses is a risk without a benefit. This check is weak, and that is known: the import \
            itself uses the token. GitLab writes the time of use down every ten minutes or so, hence the first run after \
            a long rest can show the earlier use, and every later one shows a fresh one. A pass proves only that \
            something used the token, perhaps this audit.
            """,
        remediation: """
            Ask the integration's owner whether its repositories are still built. If not, remove the integration from \
            the config and revoke the token: `glab token revoke`, or under \
            `GITLAB/-/user_settings/personal_access_tokens`. Which requests used it is in the server's API log, which \
            its administrators can read.
            """,
        remediators: [.platformMaintainer, .gitlabTokenUser],
        falsePositives: """
            The import uses the token itself, so a pass says little; a fail is sound, apart from servers that don't \
            update the time of use.
            """,
        controls: [.cis("1.4.2"), .nist("AC-2(3)"), .iso("A.5.18"), .soc2("CC6.2")],
        reads: [.token],
        parameters: [restAllowed],
        examples: [
            RuleExample("used yesterday", .token(.example()), .pass),
            RuleExample(
                "never used, and new", .token(.example(.example(createdAt: RuleExample.day(-3), lastUsedAt: nil))),
                .pass),
            RuleExample(
                "last used four months ago", .token(.example(.example(lastUsedAt: RuleExample.day(-120)))), .fail),
            RuleExample(
                "last used four months ago, which the config allows",
                .token(.example(.example(lastUsedAt: RuleExample.day(-120)))), .pass,
                parameters: ["within_days": .integer(150)]),
            RuleExample("never used since its creation", .token(.example(.example(lastUsedAt: nil))), .fail),
            RuleExample(
                "never used, and the server doesn't tell since when it is there",
                .token(.example(.example(createdAt: nil, lastUsedAt: nil))), .unverified),
            RuleExample(
                "the server doesn't tell whether it was used",
                .token(.example(.example(lastUsedAt: nil, lastUseKnown: false))), .unverified),
            RuleExample("the token was rejected", .token(.rejected(.userBlocked)), .unverified),
        ],
        check: .token { subject, context in
            subject.judgingToken(for: "last use") { token in
                let days = max(0, context.integer(restAllowed))
                guard token.lastUsedAt != nil || token.lastUseKnown else {
                    return .unverified(
                        .token, .unsupported, "The server doesn't tell when the token was last used.",
                        exchange: subject.status.exchange)
                }
                guard let since = token.lastUsedAt ?? token.createdAt else {
                    return .unverified(
                        .token, .unsupported, "The token was never used, and the server doesn't tell when it was made.",
                        exchange: subject.status.exchange)
                }
                if context.asOf.timeIntervalSince(since) <= Double(days) * 86_400 { return .pass }
                let day = CalendarDay(since)
                return .failing(
                    token.lastUsedAt == nil
                        ? "The token was never used." : "The token hasn't been used for a long time.",
                    observed: token.lastUsedAt == nil ? "created on \(day), never used" : "last used on \(day)",
                    expected: "used within \(days) days")
            }
        })

    private static let restAllowed = RuleParameter(
        "within_days", default: .integer(90), meaning: "How many days a token may rest before it is reported.")
}
