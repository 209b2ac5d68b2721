// The rule about Apps whose events don't arrive.

import Foundation
import Inventory

extension Rule {
    /// Reads the newest deliveries of the App's log. A receiver that is down shows in a row of failures long before it shows
    /// in their share, and one that refuses some events shows in their share alone, so either is enough.
    static let githubAppWebhookDeliveriesFailing = Rule(
        id: "github-app-webhook-deliveries-failing",
        title: "GitHub App's webhook deliveries fail",
        severity: .high,
        rationale: """
            GitHub sends an event once and doesn't try again by itself: a push that wasn't delivered starts no build, in \
            any repository of any installation, and nobody is told. Looked at are the newest 100 deliveries at most. \
            GitHub keeps its log for some days only, and an empty one proves nothing.
            """,
        remediation: """
            Read what GitHub says under "Advanced" on the App's settings page (`https://github.com/settings/apps/SLUG\
            /advanced`): the receiver is down, refuses the signature, or takes longer than 10 seconds. The platform's \
            operator mends it and redelivers there, or with `POST /app/hook/deliveries/ID/attempts` and the App's key. \
            An App without a webhook gets an active one with the platform's address.
            """,
        remediators: [.configKeeper, .githubAppOwner],
        falsePositives: """
            A receiver that refuses events on purpose, such as those of repositories that it doesn't build, shows as failing; it \
            had better answer them with 202. A trouble that is over stays in the log for some days, and passes once newer \
            events arrive or the old ones are redelivered.
            """,
        controls: [.cis("1.4.4"), .nist("CA-7"), .iso("A.8.16"), .soc2("CC7.2")],
        reads: [.appDeliveries],
        parameters: [deliveryDays, deliveryRow, deliveryShare],
        examples: [
            RuleExample("all arrive", .app(.example()), .pass),
            RuleExample(
                "one failed, and its redelivery arrived",
                .app(
                    .delivering(
                        .example(1, hours: 5, status: "timed out"), .example(3, hours: 2, repeating: 1),
                        .example(2, hours: 4))), .pass),
            RuleExample(
                "the newest two failed, and two in a row are reported",
                .app(
                    .delivering(
                        .example(4, hours: 1, status: "timed out"), .example(3, hours: 2, status: "timed out"),
                        .example(2, hours: 4), .example(1, hours: 5))), .fail,
                parameters: ["failing_in_a_row": .integer(2), "failed_percent": .integer(80)]),
            RuleExample(
                "one of three failed",
                .app(
                    .delivering(
                        .example(3, hours: 1), .example(2, hours: 2, status: "Invalid HTTP Response: 502"),
                        .example(1, hours: 4))), .fail),
            RuleExample(
                "one of three failed, and half may fail",
                .app(
                    .delivering(
                        .example(3, hours: 1), .example(2, hours: 2, status: "Invalid HTTP Response: 502"),
                        .example(1, hours: 4))), .pass, parameters: ["failed_percent": .integer(50)]),
            RuleExample("none in the log", .app(.delivering()), .unverified),
            RuleExample(
                "none of the last week", .app(.delivering(.example(1, hours: 200, status: "timed out"))), .unverified),
            RuleExample(
                "none of the last week, and two weeks are looked at",
                .app(.delivering(.example(1, hours: 200, status: "timed out"))), .fail,
                parameters: ["within_days": .integer(14)]),
            RuleExample(
                "the log can't be read",
                .app(.example(deliveries: .unreadable(.example(.appDeliveries, .unsupported)))), .unverified),
            RuleExample("the App has no webhook, and the config requires events of it", .app(.hookless()), .fail),
            RuleExample(
                "the App has no webhook, and needs none", .app(.hookless(requiredEvents: [])), .notApplicable),
        ],
        check: .app { subject, context in
            if case .known(nil, _) = subject.hook { return judgeAbsence(subject) }
            switch subject.deliveries {
            case .unreadable(let reason):
                return .unverified(reason)
            case .known(let deliveries, let exchange):
                return judge(deliveries, exchange, in: context)
            }
        })

    /// Without a webhook GitHub sends nothing: that is fine only for those who wait for nothing.
    private static func judgeAbsence(_ subject: AppSubject) -> Verdict {
        guard !subject.requiredEvents.isEmpty else {
            return .notApplicable("The App has no webhook, and the config requires no event of it.")
        }
        return .failing(
            "The App has no webhook, so none of its events arrives.", observed: "no webhook address",
            expected: "a webhook for \(subject.requiredEvents.sorted().joined(separator: ", "))")
    }

    private static func judge(
        _ deliveries: [AppDelivery], _ exchange: ExchangeID?, in context: AuditContext
    ) -> Verdict {
        let days = max(1, context.integer(deliveryDays))
        let row = max(1, context.integer(deliveryRow))
        let share = max(0, context.integer(deliveryShare))
        let record = DeliveryRecord(deliveries, since: context.asOf.addingTimeInterval(Double(-days) * 86_400))
        guard !record.events.isEmpty else {
            return .unverified(
                .appDeliveries, .noEvidence, "The App's log shows no delivery of the last \(days) days.",
                exchange: exchange)
        }
        let down = record.failingInARow >= row
        guard down || record.failed * 100 > share * record.events.count else { return .pass }
        let newest = record.newestFailure.map { "; the newest failure: \($0.event), \($0.status)" } ?? ""
        return .failing(
            down ? "The newest events weren't delivered." : "Too many events weren't delivered.",
            observed:
                "\(record.failed) of \(record.events.count) events failed, the newest \(record.failingInARow) in a "
                + "row\(newest)",
            expected: "fewer than \(row) failures in a row, and at most \(share) % of \(days) days")
    }

    private static let deliveryDays = RuleParameter(
        "within_days", default: .integer(7), meaning: "How many days back deliveries are looked at.")
    private static let deliveryRow = RuleParameter(
        "failing_in_a_row", default: .integer(5), meaning: "How many of the newest events must have failed.")
    private static let deliveryShare = RuleParameter(
        "failed_percent", default: .integer(10), meaning: "How many percent of the events may have failed.")
}
