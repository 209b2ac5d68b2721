// Boundaries of the token rules that are too fine to be examples in the documentation.

import Foundation
import Inventory
import Testing

@testable import Rules

struct TokenRuleTests {
    private func verdict(_ id: String, _ token: AccessToken, asOf: Date) -> Verdict? {
        RuleCatalogue.rule(id)?.verdict(on: .token(.example(token)), in: AuditContext(asOf: asOf))
    }

    private func reason(_ verdict: Verdict?) -> String? {
        guard case .fail(let defect)? = verdict else { return nil }
        return defect.reason
    }

    @Test("a token is dead from 00:00 UTC of its expiry day, to the second")
    func expiryInstant() throws {
        let day = try #require(CalendarDay("2026-12-01"))
        let token = AccessToken.example(expiresOn: day)
        let before = day.start.addingTimeInterval(-1)
        #expect(verdict("gitlab-token-rejected", token, asOf: before) == .pass)
        #expect(reason(verdict("gitlab-token-rejected", token, asOf: day.start)) == "The token has expired.")
        #expect(reason(verdict("gitlab-token-expires-soon", token, asOf: before)) == "The token expires soon.")
        #expect(reason(verdict("gitlab-token-expires-soon", token, asOf: day.start)) == "The token has expired.")
    }

    @Test("the notice begins exactly so many days before")
    func notice() throws {
        let day = try #require(CalendarDay("2026-12-31"))
        let token = AccessToken.example(expiresOn: day)
        let begin = day.start.addingTimeInterval(-30 * 86_400)
        #expect(verdict("gitlab-token-expires-soon", token, asOf: begin)?.kind == .fail)
        #expect(verdict("gitlab-token-expires-soon", token, asOf: begin.addingTimeInterval(-1)) == .pass)
    }

    @Test("a token may rest for exactly so many days")
    func rest() {
        let used = RuleExample.day(-90)
        let token = AccessToken.example(lastUsedAt: used)
        #expect(verdict("gitlab-token-unused", token, asOf: RuleExample.today) == .pass)
        let later = RuleExample.today.addingTimeInterval(1)
        #expect(
            reason(verdict("gitlab-token-unused", token, asOf: later)) == "The token hasn't been used for a long time.")
    }

    @Test("absurd settings neither crash nor pass", arguments: [Int.min, -1, 0, Int.max])
    func absurdSettings(days: Int) {
        let context = AuditContext(asOf: RuleExample.today, parameters: ["within_days": .integer(days)])
        let expired = AccessToken.example(expiresOn: CalendarDay("2026-11-01"), lastUsedAt: RuleExample.day(-1))
        let rule = RuleCatalogue.rule("gitlab-token-expires-soon")
        #expect(rule?.verdict(on: .token(.example(expired)), in: context)?.kind == .fail)
        let unused = RuleCatalogue.rule("gitlab-token-unused")
        #expect(unused?.verdict(on: .token(.example(expired)), in: context)?.kind == (days > 0 ? .pass : .fail))
    }

    @Test("each way to be rejected has a sentence of its own")
    func rejections() {
        let rule = RuleCatalogue.rule("gitlab-token-rejected")
        let context = AuditContext(asOf: RuleExample.today)
        let reasons = TokenRejection.allCases.map { reason(rule?.verdict(on: .token(.rejected($0)), in: context)) }
        #expect(Set(reasons).count == TokenRejection.allCases.count)
        #expect(!reasons.contains(nil))
    }
}
