// The rule about tokens that GitLab refuses, or is about to.

import Foundation
import Inventory

extension Rule {
    /// Tells the ways apart in which a token dies.
    static let gitlabTokenRejected = Rule(
        id: "gitlab-token-rejected",
        title: "GitLab token is rejected",
        severity: .critical,
        rationale: """
            With a dead token nothing of the integration can be read or built. The ways differ in what helps: an expired \
            or revoked token never comes back, a blocked user's token works again once the user is unblocked, and an \
            unknown one was probably never copied right or was deleted together with its project.
            """,
        remediation: """
            Expired, revoked or unknown: whoever owns the token's user creates a new one under \
            `GITLAB/-/user_settings/personal_access_tokens` (a project or group token: `Settings > Access tokens`) with \
            scope `api`, and the operator replaces the secret. Blocked or deactivated: an administrator of the GitLab \
            server unblocks the user, or the integration gets the token of a user who stays. Then run `forgeaudit run`.
            """,
        remediators: [.gitlabTokenUser, .gitlabAdministrator, .configKeeper],
        falsePositives: """
            A proxy or a wrong `url` can answer 401 in GitLab's place, and an address block of GitLab's looks like a \
            rejection. The evidence shows the exchange; all tokens of one server failing at once points there.
            """,
        controls: [.cis("1.4.2"), .nist("IA-5"), .iso("A.5.17"), .soc2("CC6.1")],
        reads: [.token, .tokenUser],
        examples: tokenRejectedExamples,
        check: .token { subject, context in
            switch subject.status {
            case .unreadable(let reason): .unverified(reason)
            case .known(.rejected(let rejection, let detail), _): explain(rejection, detail)
            case .known(.accepted(let token), _): judgeLife(of: token, subject.user, asOf: context.asOf)
            }
        })

    /// Each way to die, since each has a sentence of its own.
    private static let tokenRejectedExamples = [
        RuleExample("accepted and active", .token(.example()), .pass),
        RuleExample(
            "an old server doesn't say whether it is active",
            .token(.example(.example(active: nil, revoked: nil))), .pass),
        RuleExample("expired", .token(.rejected(.expired)), .fail),
        RuleExample("revoked", .token(.rejected(.revoked)), .fail),
        RuleExample("unknown to the server", .token(.rejected(.unknown)), .fail),
        RuleExample("its user is blocked", .token(.rejected(.userBlocked)), .fail),
        RuleExample("accepted, but called inactive", .token(.example(.example(active: false))), .fail),
        RuleExample("accepted, but called revoked", .token(.example(.example(revoked: true))), .fail),
        RuleExample(
            "its last day has begun", .token(.example(.example(expiresOn: CalendarDay("2026-11-22")))), .fail),
        RuleExample(
            "its user is deactivated", .token(.example(user: .known(.example(state: "deactivated"), 5))), .fail),
        RuleExample("GitLab can't be reached", .token(.unread), .unverified),
        RuleExample(
            "its user can't be read", .token(.example(user: .unreadable(.example(.tokenUser)))), .unverified),
    ]

    /// The forge's own word. Its sentence may hold anything and is only quoted.
    private static func explain(_ rejection: TokenRejection, _ detail: String) -> Verdict {
        let reason =
            switch rejection {
            case .expired: "The token has expired."
            case .revoked: "The token was revoked."
            case .unknown: "GitLab doesn't know the token."
            case .userBlocked: "The user whom the token belongs to may not use GitLab."
            }
        return .failing(
            reason, observed: detail.isEmpty ? rejection.rawValue : detail, expected: "a token that GitLab accepts")
    }

    /// An accepted token may still be dead at the audit's instant, or by its own description. What the server leaves out
    /// is judged by the rest, because it did accept the token.
    private static func judgeLife(of token: AccessToken, _ user: Observed<TokenUser>, asOf: Date) -> Verdict {
        let expected = "an active token of an active user"
        if token.revoked == true {
            return .failing("The token was revoked.", observed: "revoked: true", expected: expected)
        }
        if let day = token.expiresOn, day.start <= asOf {
            return .failing("The token has expired.", observed: "expired on \(day) at 00:00 UTC", expected: expected)
        }
        if token.active == false {
            return .failing("GitLab calls the token inactive.", observed: "active: false", expected: expected)
        }
        switch user {
        case .unreadable(let reason):
            return .unverified(reason)
        case .known(let user, _):
            guard let state = user.state, state != "active" else { return .pass }
            return .failing("The user whom the token belongs to isn't active.", observed: state, expected: expected)
        }
    }
}
