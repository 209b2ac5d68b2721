// Boundaries of the App rules that are too fine to be examples in the documentation.

import Foundation
import Inventory
import Testing

@testable import Rules

struct AppRuleTests {
    private func judge(
        _ id: String, _ subject: AppSubject, _ parameters: [String: RuleParameter.Value] = [:]
    ) -> Verdict? {
        let context = AuditContext(asOf: RuleExample.today, parameters: parameters)
        return RuleCatalogue.rule(id)?.verdict(on: .app(subject), in: context)
    }

    private func deliveries(_ statuses: [String]) -> AppSubject {
        let list = statuses.enumerated().map { AppDelivery.example(Int64($0 + 1), hours: $0, status: $1) }
        return .example(deliveries: .known(list.shuffled(), 5))
    }

    private static let failing = "github-app-webhook-deliveries-failing"

    @Test("five of the newest in a row fail, four don't, however few these are among all")
    func row() {
        let calm = Array(repeating: "OK", count: 95)
        let four = Array(repeating: "timed out", count: 4) + calm
        let five = Array(repeating: "timed out", count: 5) + calm
        #expect(judge(Self.failing, deliveries(four)) == .pass)
        #expect(judge(Self.failing, deliveries(five))?.kind == .fail)
    }

    @Test("exactly the tolerated share passes, one event more fails")
    func share() {
        let one = ["OK", "timed out"] + Array(repeating: "OK", count: 8)
        let two = ["OK", "timed out", "OK", "timed out"] + Array(repeating: "OK", count: 6)
        #expect(judge(Self.failing, deliveries(one)) == .pass)
        #expect(judge(Self.failing, deliveries(two))?.kind == .fail)
        #expect(judge(Self.failing, deliveries(two), ["failed_percent": .integer(20)]) == .pass)
    }

    @Test("an event counts once: by its last try, whether that was better or worse")
    func redeliveries() {
        let healed = [
            AppDelivery.example(9, hours: 1, repeating: 1), .example(1, hours: 9, status: "timed out"),
            .example(5, hours: 5, status: "timed out", repeating: 1),
        ]
        #expect(judge(Self.failing, .example(deliveries: .known(healed, 5))) == .pass)
        let worse = [AppDelivery.example(1, hours: 9), .example(9, hours: 1, status: "timed out", repeating: 1)]
        guard case .fail(let defect)? = judge(Self.failing, .example(deliveries: .known(worse, 5))) else {
            Issue.record("an event whose last try failed passes")
            return
        }
        #expect(defect.observed.hasPrefix("1 of 1 events failed"))
    }

    @Test("a setting of nought, or beyond all bounds, neither crashes nor passes what failed")
    func oddSettings() {
        let down = deliveries(["timed out"])
        for parameters in [
            ["failing_in_a_row": RuleParameter.Value.integer(0)], ["within_days": .integer(0)],
            ["failed_percent": .integer(3_650), "failing_in_a_row": .integer(1)],
        ] {
            #expect(judge(Self.failing, down, parameters)?.kind == .fail, "\(parameters)")
        }
    }

    @Test("a request is late once so many days have passed, not before")
    func patience() {
        let exact = AppSubject.example(requests: .example([.example(days: 7)]))
        #expect(judge("github-installation-request-pending", exact) == .pass)
        #expect(
            judge("github-installation-request-pending", exact, ["after_days": .integer(6)])?.kind == .fail)
    }

    @Test("an installation, its App and a secret are found by the patterns of a waiver")
    func keys() {
        #expect(AppSubject.example().key.home.text == "app/hub" && AppSubject.example().key.isHome)
        let listed = AppInstallationSubject.example().key
        #expect("\(listed.home.text)/\(listed.path)" == "app/hub/installation 31200045")
        let key = SecretSubject(home: .app("hub"), place: .elsewhere).key
        #expect("\(key.home.text)/\(key.path)" == "app/hub/private key")
    }
}
