// What an App's own key shows beside the App, and what must not be made of an answer that doesn't show it.

import Foundation
import Inventory
import JSON
import Secrets
import Testing

@testable import Forges

@Suite struct AppDetailTests {
    /// Reads an App with its details from a demo server.
    private func details(_ demo: DemoServer, app: String = "hub", key: String? = nil) async throws -> AppDetails {
        let issuer = app == "hub" ? "4711" : "4712"
        let key = try AppKey(Secret(try DemoServer.privateKey(key ?? app)), issuer: issuer)
        let reader = GitHubAppReader(
            forge: Forge(kind: .github, apiURL: demo.gitHub), key: key, context: demo.context(), sink: { _ in })
        return try await reader.readDetails(of: try await reader.read())
    }

    private func gap<Value>(_ observed: Observed<Value>) -> Unreadable? {
        if case .unreadable(let gap) = observed { gap } else { nil }
    }

    @Test("Everything of an App is read in five requests")
    func everything() async throws {
        try await DemoServer.run { demo in
            let seen = try await details(demo)
            #expect(
                seen.hook.value
                    == AppHook(url: "https://hub.example.com/hooks/github", tlsVerification: true, hasSecret: true))
            let deliveries = try #require(seen.deliveries.value)
            #expect(deliveries.count == 24 && deliveries.count { !$0.succeeded } == 1)
            #expect(Set(deliveries.map(\.guid)).count == 23, "a redelivery is the same event")
            #expect(Set(seen.installations.rows.map(\.id)).contains(31_200_045))
            #expect(seen.installations.rows.count == 5 && seen.installations.gap == nil)
            #expect(seen.installations.proof.announced == 5 && seen.installations.proof.exhausted)
            #expect(seen.requests.rows.map(\.account) == ["umbrella-inc"] && seen.requests.gap == nil)
            #expect(demo.log.count == 5)
        }
    }

    @Test("A webhook without a secret is known as such, and an empty log is no failure to read it")
    func legacy() async throws {
        try await DemoServer.run { demo in
            let seen = try await details(demo, app: "hub-legacy")
            #expect(seen.hook.value??.hasSecret == false)
            #expect(seen.deliveries.value == [])
        }
    }

    @Test("Without a webhook no deliveries are asked for")
    func hookless() async throws {
        let bare: DemoServer.Tamper = { asked, sent in
            asked.route == "GET /app/hook/config"
                ? .init(status: 200, headers: [:], body: #"{"content_type":"json","insecure_ssl":"0","url":null}"#)
                : sent
        }
        try await DemoServer.run(bare) { demo in
            let seen = try await details(demo)
            #expect(seen.hook.value == .some(nil))
            #expect(gap(seen.deliveries)?.cause == .notAsked && gap(seen.deliveries)?.exchange != nil)
            #expect(demo.count("/app/hook/deliveries") == 0)
        }
    }

    @Test("A forge that has no such endpoint doesn't offer it; a proxy's 404 proves nothing")
    func unsupported() async throws {
        for (body, cause) in [(#"{"message":"Not Found"}"#, Unreadable.Cause.unsupported), ("<html>", .notFound)] {
            let old: DemoServer.Tamper = { asked, sent in
                asked.route.contains("/app/hook/") || asked.route.contains("installation-requests")
                    ? .init(status: 404, headers: [:], body: body) : sent
            }
            try await DemoServer.run(old) { demo in
                let seen = try await details(demo)
                #expect(gap(seen.hook)?.cause == cause)
                #expect(gap(seen.deliveries)?.cause == cause)
                #expect(seen.requests.gap?.cause == cause)
                #expect(seen.installations.gap == nil)
            }
        }
    }

    @Test("With a key that is refused nothing more is asked")
    func refused() async throws {
        try await DemoServer.run { demo in
            let seen = try await details(demo, key: "hub-legacy")
            let causes = [
                gap(seen.hook), gap(seen.deliveries), seen.installations.gap, seen.requests.gap,
            ].map { $0?.cause }
            #expect(causes == Array(repeating: .credentialRejected, count: 4))
            #expect(demo.log.count == 1)
        }
    }

    @Test("What a limit keeps from being sent names no exchange")
    func unsent() async throws {
        let limited: DemoServer.Tamper = { asked, sent in
            asked.route == "GET /app" ? .init(status: 429, headers: ["Retry-After": "3600"], body: "{}") : sent
        }
        try await DemoServer.run(limited) { demo in
            let seen = try await details(demo)
            #expect(demo.log.count == 1)
            #expect(seen.installations.gap?.cause == .rateLimited && seen.installations.exchange == nil)
            #expect(seen.requests.gap?.cause == .rateLimited)
        }
    }

    @Test("Fewer installations than GitHub counts, and rows that can't be read, are a doubt")
    func doubt() async throws {
        let more: DemoServer.Tamper = { asked, sent in
            var sent = sent
            guard asked.route == "GET /app" else { return sent }
            sent.body = sent.body.replacing(#""installations_count":5"#, with: #""installations_count":6"#)
            return sent
        }
        try await DemoServer.run(more) { demo in
            let seen = try await details(demo)
            #expect(seen.installations.gap?.cause == .incomplete && seen.installations.rows.count == 5)
        }
        let broken: DemoServer.Tamper = { asked, sent in
            var sent = sent
            guard asked.route == "GET /app/installations" else { return sent }
            sent.body = sent.body.replacing(#""id":31200045"#, with: #""id":null"#)
            return sent
        }
        try await DemoServer.run(broken) { demo in
            let seen = try await details(demo)
            #expect(seen.installations.gap?.message.contains("documented form") == true)
            #expect(seen.installations.rows.count == 4)
        }
    }

    @Test(
        "A webhook's settings mean what they say, in every spelling",
        arguments: [
            (#"{"url":"https://h/x","insecure_ssl":"0","secret":"********"}"#, true, true),
            (#"{"url":"https://h/x","insecure_ssl":1}"#, false, false),
            (#"{"url":"https://h/x","insecure_ssl":0,"secret":null}"#, true, false),
            (#"{"url":"https://h/x","insecure_ssl":"1","secret":""}"#, false, false),
            (#"{"url":"https://h/x","insecure_ssl":true,"secret":7}"#, nil, nil),
            (#"{"url":"https://h/x"}"#, nil, false),
        ] as [(String, Bool?, Bool?)])
    func hook(body: String, verifies: Bool?, hasSecret: Bool?) throws {
        let payload = try JSONDocument(parsing: Array(body.utf8)).root
        guard case .hook(let hook) = AppHook.reading(payload: payload) else {
            Issue.record("no webhook in \(body)")
            return
        }
        #expect(hook.tlsVerification == verifies && hook.hasSecret == hasSecret)
    }

    @Test("What holds nothing of a webhook's settings isn't taken for an App without one")
    func notAHook() throws {
        for body in ["{}", "[]", #"{"message":"hi"}"#, #"{"url":7,"insecure_ssl":"0"}"#] {
            let payload = try JSONDocument(parsing: Array(body.utf8)).root
            guard case .malformed = AppHook.reading(payload: payload) else {
                Issue.record("\(body) was read")
                continue
            }
        }
    }
}
