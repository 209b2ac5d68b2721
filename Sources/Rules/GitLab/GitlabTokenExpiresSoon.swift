// The rule about tokens that are about to die.

import Foundation
import Inventory

extension Rule {
    /// Counts from the audit's instant to 00:00 UTC of the expiry day.
    static let gitlabTokenExpiresSoon = Rule(
        id: "gitlab-token-expires-soon",
        title: "GitLab token expires soon",
        severity: .medium,
        rationale: """
            A token dies at 00:00 UTC of the day that GitLab shows, not at its end, and every build of its integration \
            stops with it. Someone has to create its successor before, and that person may be away.
            """,
        remediation: """
            Whoever owns the token's user rotates it: `glab token rotate`, or the rotate button under \
            `GITLAB/-/user_settings/personal_access_tokens` (a project or group token: `Settings > Access tokens`). The \
            old token stops working at once, so the operator replaces the secret at the same time and runs `forgeaudit \
            import` to see that the new one is accepted.
            """,
        remediators: [.gitlabTokenUser, .configKeeper],
        falsePositives: """
            A token that another system rotates shortly before its end is reported every time. Lower `within_days` \
            below the rotation's lead.
            """,
        controls: [.cis("1.4.2"), .nist("IA-5"), .iso("A.5.17"), .soc2("CC6.1")],
        reads: [.token],
        parameters: [expiryNotice],
        examples: [
            RuleExample("it lives for half a year more", .token(.example()), .pass),
            RuleExample(
                "it expires in three weeks", .token(.example(.example(expiresOn: CalendarDay("2026-12-13")))), .fail),
            RuleExample(
                "it expires in three weeks, and two days' notice are enough",
                .token(.example(.example(expiresOn: CalendarDay("2026-12-13")))), .pass,
                parameters: ["within_days": .integer(2)]),
            RuleExample(
                "its last day has begun", .token(.example(.example(expiresOn: CalendarDay("2026-11-22")))), .fail),
            RuleExample("it was rejected as expired", .token(.rejected(.expired)), .fail),
            RuleExample("it was rejected as revoked", .token(.rejected(.revoked)), .unverified),
            RuleExample(
                "the server doesn't tell the expiry",
                .token(.example(.example(expiresOn: nil, expiryKnown: false))), .unverified),
            RuleExample("it never expires", .token(.example(.example(expiresOn: nil))), .notApplicable),
        ],
        check: .token { subject, context in
            if case .known(.rejected(.expired, _), _) = subject.status {
                return .failing(
                    "The token has expired.", observed: "rejected as expired", expected: "a token that lives on")
            }
            return subject.judgingToken(for: "expiry") { token in
                judgeExpiry(of: token, subject.status.exchange, in: context)
            }
        })

    /// A token that lives exactly as long as the notice is reported.
    private static func judgeExpiry(
        of token: AccessToken, _ exchange: ExchangeID?, in context: AuditContext
    ) -> Verdict {
        guard let day = token.expiresOn else {
            if token.expiryKnown {
                return .notApplicable("The token never expires; `gitlab-token-never-expires` judges that.")
            }
            return .unverified(
                .token, .unsupported, "The server doesn't tell when the token expires.", exchange: exchange)
        }
        let notice = max(0, context.integer(expiryNotice))
        let expected = "more than \(notice) days to live"
        if day.start <= context.asOf {
            return .failing("The token has expired.", observed: "expired on \(day) at 00:00 UTC", expected: expected)
        }
        if day.start.timeIntervalSince(context.asOf) > Double(notice) * 86_400 { return .pass }
        return .failing(
            "The token expires soon.",
            observed: "expires on \(day) at 00:00 UTC, in less than \(day.days(from: context.asOf) + 1) days",
            expected: expected)
    }

    private static let expiryNotice = RuleParameter(
        "within_days", default: .integer(30), meaning: "How many days before its expiry a token is reported.")
}
