// Limits: told apart from refusals, waited out within the budget, never a reason to hang or to hammer.

import Foundation
import Inventory
import JSON
import Synchronization
import Testing
import Transport

@testable import Forges

@Suite struct LimitTests {
    private static let now = Date(timeIntervalSince1970: 1_000_000)

    @Test(
        "Limit, refusal or neither",
        arguments: [
            (200, ["retry-after": "5"], "", RateLimit.none), (503, ["retry-after": "5"], "", .wait(5)),
            (503, [:], "", .none), (503, ["retry-after": "soon"], "", .none), (500, ["retry-after": "5"], "", .none),
            (503, ["retry-after": "Mon, 12 Jan 1970 13:47:10 GMT"], "", .wait(30)),
            (403, ["retry-after": "5"], "", .wait(5)), (429, ["retry-after": "0"], "", .wait(0)),
            (403, [:], "Resource not accessible by integration", .none), (429, [:], "", .waitUnknown),
            (403, [:], "You have exceeded a secondary rate limit.", .waitUnknown),
            (403, [:], "You have triggered an abuse detection mechanism.", .waitUnknown),
            (
                403, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "1000060"], "API rate limit exceeded",
                .wait(61)
            ),
            (429, ["ratelimit-remaining": "0", "ratelimit-reset": "1000030"], "", .wait(31)),
            (403, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "999000"], "", .wait(1)),
            (403, ["x-ratelimit-remaining": "7", "x-ratelimit-reset": "1000060"], "no", .none),
            (403, ["x-ratelimit-remaining": "0"], "no", .none),
            (403, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"], "no", .none),
            (429, ["retry-after": "-5"], "", .waitUnknown), (429, ["retry-after": "nan"], "", .waitUnknown),
            (429, ["retry-after": "inf"], "", .waitUnknown), (401, ["retry-after": "5"], "rate limit", .none),
            (429, ["retry-after": "Mon, 12 Jan 1970 13:46:50 GMT"], "", .wait(10)),
            (429, ["retry-after": "Mon, 12 Jan 1970 13:46:30 GMT"], "", .waitUnknown),
            (429, ["retry-after": "Mon, 32 Jan 1970 13:46:50 GMT"], "", .waitUnknown),
        ])
    func table(status: Int, headers: [String: String], message: String, expected: RateLimit) {
        let response = HTTPResponse(status: status, headers: headers, body: [])
        #expect(RateLimit.of(response, .github, message: message, now: Self.now) == expected)
        // GitLab never limits with 403: it is a refusal there, whatever the headers say.
        #expect(
            RateLimit.of(response, .gitlab, message: message, now: Self.now) == (status == 403 ? .none : expected))
    }

    @Test("A limit that the budget allows is waited out")
    func waited() async throws {
        let transport = ScriptedTransport { _, number in
            number == 1 ? .text("Retry later", 429, ["retry-after": "0.01"]) : .text("[]")
        }
        let answer = try await Client.make(transport, waitSeconds: 1).get("/x", for: .projects)
        #expect(answer.body?.isArray == true)
        #expect(transport.requests.count == 2)
    }

    @Test(
        "A limit beyond the budget is a gap at once, and nothing more is sent until it is over",
        arguments: ["3600", "1e300", "1e18", "99999999999999999999"])
    func beyondBudget(seconds: String) async throws {
        let (client, transport) = Client.answering(.text("Retry later", 429, ["retry-after": seconds]))
        for _ in 0..<3 {
            let answer = try await client.get("/x", for: .projects)
            #expect(answer.problem?.cause == .rateLimited)
        }
        #expect(transport.requests.count == 1)
    }

    @Test("Requests that meet the same limit side by side pay for it once; a longer one costs what it adds")
    func chargedOnce() async throws {
        let governor = RateGovernor(limit: 4)
        let budget = WaitBudget(seconds: 5_000)
        // An hour's limit: what passes between the calls is nothing against it, however slow the machine is.
        for _ in 0..<4 { #expect(await governor.wait(3_600, budget: budget)) }
        #expect(await governor.wait(4_000, budget: budget))
        #expect(budget.take(500))
        #expect(!budget.take(501))
    }

    @Test("A 503 that names a time is waited out for that long, told once; one beyond the budget is a gap at once")
    func maintenance() async throws {
        let told = Mutex<[String]>([])
        func context(_ transport: ScriptedTransport, waitSeconds: Int) -> ForgeContext {
            ForgeContext(
                transport: transport, now: { Self.now }, waitSeconds: waitSeconds, concurrency: 4,
                retry: RetryPolicy(attempts: 3, firstDelay: 0, limitDelay: 0)
            ) { forge, seconds in told.withLock { $0.append("\(forge) \(seconds)") } }
        }
        let passing = ScriptedTransport { _, number in
            number == 1 ? .text("", 503, ["retry-after": "0.02"]) : .text("[]")
        }
        let client = Client.make(passing, in: context(passing, waitSeconds: 1))
        #expect(try await client.get("/x", for: .projects).body?.isArray == true)
        #expect(passing.requests.count == 2)
        #expect(told.withLock { $0 } == ["https://forge.test/api 0.02"])
        let lasting = ScriptedTransport { _, _ in .text("", 503, ["retry-after": "3600"]) }
        let patient = Client.make(lasting, in: context(lasting, waitSeconds: 60))
        #expect(try await patient.get("/x", for: .projects).problem?.cause == .unreachable)
        #expect(try await patient.get("/y", for: .projects).problem?.cause == .rateLimited)
        #expect(lasting.requests.count == 1)
        #expect(told.withLock { $0.count } == 1)
    }

    @Test("A request that waited for a connection while its credential was refused, or limited for long, isn't sent")
    func withdrawn() async throws {
        let heard: [(@Sendable (RateGovernor) async -> Void, Unreadable.Cause)] = [
            ({ await $0.refuse() }, .credentialRejected), ({ await $0.close(3_600) }, .rateLimited),
        ]
        for (news, cause) in heard {
            let governors = Mutex<RateGovernor?>(nil)
            let transport = ScriptedTransport { (request, _) async throws(TransportError) -> HTTPResponse in
                #expect(request.isStillWanted?() == true)
                if let governor = governors.withLock({ $0 }) { await news(governor) }
                #expect(request.isStillWanted?() == false)
                throw TransportError(.withdrawn, "")
            }
            let context = Client.context(transport)
            governors.withLock { $0 = context.governors.governor("test") }
            let sink = Recorder()
            let answer = try await Client.make(transport, in: context, sink: sink).get("/x", for: .projects)
            #expect(answer.problem?.cause == cause)
            #expect(transport.requests.count == 1 && sink.exchanges.isEmpty)
        }
    }

    @Test("What asks after the credential itself may go out after a refusal, and anything when a limit is over")
    func admission() async {
        let governor = RateGovernor(limit: 4)
        #expect(governor.stillAdmits(.projects))
        #expect(await governor.wait(0, budget: WaitBudget(seconds: 1)))
        #expect(governor.stillAdmits(.projects))
        await governor.refuse()
        #expect(!governor.stillAdmits(.projects) && governor.stillAdmits(.token) && governor.stillAdmits(.app))
        #expect(await governor.wait(3_600, budget: WaitBudget(seconds: 4_000)))
        #expect(!governor.stillAdmits(.token))
    }

    @Test("A limit that never ends is given up after the tries")
    func endless() async throws {
        let (client, transport) = Client.answering(.text("", 429, ["retry-after": "0"]))
        #expect(try await client.get("/x", for: .projects).problem?.cause == .rateLimited)
        #expect(transport.requests.count == 3)
    }

    @Test("Once a credential was refused for good, it isn't presented again, but for asking after itself")
    func refusedOnce() async throws {
        let (client, transport) = Client.answering(.text(#"{"message":"401 Unauthorized"}"#, 401))
        for _ in 0..<3 {
            #expect(try await client.get("/x", for: .projects).problem?.cause == .credentialRejected)
        }
        #expect(transport.requests.count == 1)
        #expect(try await client.get("/self", for: .token).status == 401)
        #expect(transport.requests.count == 2)
    }

    @Test("As many requests as allowed are under way for one credential, and no more", .timeLimit(.minutes(1)))
    func governed() async throws {
        let governor = RateGovernor(limit: 3)
        let running = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    _ = try await governor.acquire(for: .projects)
                    await running.enter()
                    // Whoever has a place keeps it until all places were taken once.
                    while await running.most < 3 { await Task.yield() }
                    await running.leave()
                    await governor.release()
                }
            }
            try await group.waitForAll()
        }
        #expect(await running.most == 3)
    }

    @Test("Cancelling whoever waits for a limit ends the wait and passes the place on")
    func cancelledWait() async throws {
        let governor = RateGovernor(limit: 1)
        #expect(await governor.wait(3_600, budget: WaitBudget(seconds: 4_000)))
        let tasks = (0..<3).map { _ in Task { _ = try await governor.acquire(for: .projects) } }
        for task in tasks { task.cancel() }
        for task in tasks {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}

/// Counts how many are inside at once.
private actor Counter {
    private var inside = 0
    private(set) var most = 0
    func enter() {
        inside += 1
        most = max(most, inside)
    }
    func leave() { inside -= 1 }
}
