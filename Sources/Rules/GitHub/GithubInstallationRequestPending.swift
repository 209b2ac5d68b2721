// The rule about people who wait for an App.

import Foundation
import Inventory

extension Rule {
    /// One verdict for the App, whatever the number of requests.
    static let githubInstallationRequestPending = Rule(
        id: "github-installation-request-pending",
        title: "Request to install the GitHub App waits for an answer",
        severity: .low,
        rationale: """
            Somebody asked the Owners of an organization for the App, and was neither answered nor refused. Until then \
            nothing of the organization is built, and people who wait too long find other ways, such as a token of \
            their own.
            """,
        remediation: """
            An Owner of the organization approves or refuses the request under `https://github.com/organizations/ORG\
            /settings/installations`. The platform's operator can tell them, and afterwards a maintainer adds the \
            integration.
            """,
        remediators: [.githubAccountOwner],
        falsePositives: """
            A request that was answered in words, but neither approved nor refused on GitHub, looks as if nobody had cared. \
            Refusing it there ends the finding.
            """,
        controls: [.cis("1.4.1"), .nist("CM-3"), .iso("A.5.18"), .soc2("CC6.2")],
        reads: [.installationRequests],
        parameters: [requestPatience],
        examples: [
            RuleExample("nobody waits", .app(.example()), .pass),
            RuleExample("someone waits for two days", .app(.example(requests: .example([.example(days: 2)]))), .pass),
            RuleExample(
                "someone waits for three weeks", .app(.example(requests: .example([.example(days: 21)]))), .fail),
            RuleExample(
                "someone waits for three weeks, and a month is fine",
                .app(.example(requests: .example([.example(days: 21)]))), .pass,
                parameters: ["after_days": .integer(30)]),
            RuleExample(
                "someone waits for three weeks, and there may be more",
                .app(
                    .example(
                        requests: .example([.example(days: 21)], gap: .example(.installationRequests, .unreachable)))),
                .fail),
            RuleExample(
                "someone waits for two days, and there may be more",
                .app(
                    .example(
                        requests: .example([.example(days: 2)], gap: .example(.installationRequests, .unreachable)))),
                .unverified),
            RuleExample(
                "the server doesn't show requests",
                .app(.example(requests: .unread(.example(.installationRequests, .unsupported)))), .unverified),
        ],
        check: .app { subject, context in
            let patience = max(0, context.integer(requestPatience))
            let limit = context.asOf.addingTimeInterval(Double(-patience) * 86_400)
            let late = subject.requests.rows.filter { $0.createdAt < limit }.sorted { $0.createdAt < $1.createdAt }
            guard let oldest = late.first else { return subject.requests.gap.map { .unverified($0) } ?? .pass }
            let asker = oldest.requester.map { " asked by \($0)" } ?? ""
            let more = late.count > 1 ? ", and \(late.count - 1) more" : ""
            return .failing(
                "A request to install the App wasn't answered in time.",
                observed: "\(oldest.account),\(asker) since \(Timestamp.format(oldest.createdAt))\(more)",
                expected: "an answer within \(patience) days")
        })

    private static let requestPatience = RuleParameter(
        "after_days", default: .integer(7), meaning: "How many days a request may wait.")
}
