// Listings and what proves them: every doubt, and pages that try to mislead.

import Foundation
import Inventory
import JSON
import Testing
import Transport

@testable import Forges

@Suite struct ListingTests {
    private static func tally(_ fill: (inout ListingTally) -> Void) -> ListingProof {
        var tally = ListingTally(.projects)
        fill(&tally)
        return tally.proof
    }

    @Test("A listing is complete when it ended and its numbers agree")
    func complete() {
        let proof = Self.tally {
            $0.add([1, 2], rows: 2, announced: 3)
            $0.add([3], rows: 1, announced: 3)
            $0.exhausted = true
        }
        #expect(
            proof.complete && proof.pages == 2 && proof.received == 3 && proof.distinct == 3 && proof.announced == 3)
        #expect(Self.tally { $0.exhausted = true }.complete)
    }

    @Test("Each thing that may hide a row leaves a doubt of its own")
    func doubts() {
        let proofs = [
            Self.tally { $0.add([1], rows: 1, announced: 1) },
            Self.tally {
                $0.add([1], rows: 2, announced: nil)
                $0.exhausted = true
            },
            Self.tally {
                $0.add([1, 1], rows: 2, announced: nil)
                $0.exhausted = true
            },
            Self.tally {
                $0.add([1], rows: 1, announced: 1)
                $0.add([2], rows: 1, announced: 2)
                $0.exhausted = true
            },
            Self.tally {
                $0.add([1], rows: 1, announced: nil)
                $0.announce(5)
                $0.exhausted = true
            },
            Self.tally {
                $0.add([1], rows: 1, announced: 1)
                $0.exhausted = true
                $0.fail("first")
                $0.fail("second")
            },
        ]
        #expect(proofs.allSatisfy { !$0.complete })
        #expect(Set(proofs.compactMap(\.doubt)).count == proofs.count)
        #expect(proofs.last?.doubt == "first")
    }

    @Test("Where several totals were announced, the proof names the same one in every run")
    func announcedIsStable() {
        let proof = Self.tally { tally in for total in 1...64 { tally.announce(total) } }
        #expect(proof.announced == 64)
    }

    /// Walks over pages that a script makes from the `id_after` of the request.
    private static func walk(
        _ page: @escaping @Sendable (_ number: Int, _ after: Int) -> (body: String, link: String?)
    ) async throws -> (proof: ListingProof, gap: Unreadable?, requests: Int) {
        let transport = ScriptedTransport { request, number in
            let after = URLComponents(string: request.url)?.queryItems?.first { $0.name == "id_after" }?.value.flatMap {
                Int($0)
            }
            let (body, link) = page(number, after ?? 0)
            return .text(body, 200, link.map { ["link": "<\($0)>; rel=\"next\""] } ?? [:])
        }
        var tally = ListingTally(.projects)
        let walk = KeysetWalk<Int64>(
            client: Client.make(transport), fact: .projects, path: "/projects?membership=true", serialPages: 10_001
        ) { row in row["id"]?.integer.map { ($0, id: $0) } }
        let end = try await walk.run(&tally) { _ in }
        return (tally.proof, end.problem, transport.requests.count)
    }

    private static func next(_ id: Int) -> String { "\(ScriptedTransport.base)/projects?id_after=\(id)" }

    @Test("Pages are followed until there is no next one")
    func followed() async throws {
        let seen = try await Self.walk { number, after in
            ("[{\"id\":\(after + 1)},{\"id\":\(after + 2)}]", number < 4 ? Self.next(after + 2) : nil)
        }
        #expect(seen.gap == nil && seen.proof.complete && seen.proof.distinct == 8 && seen.requests == 4)
    }

    @Test("Pages that repeat end the walk")
    func repeating() async throws {
        let seen = try await Self.walk { _, _ in ("[{\"id\":1}]", Self.next(1)) }
        #expect(seen.gap?.cause == .malformed && !seen.proof.complete && seen.requests == 2)
    }

    @Test("Empty pages with a next one end the walk")
    func empty() async throws {
        let seen = try await Self.walk { _, _ in ("[]", Self.next(1)) }
        #expect(seen.gap != nil && !seen.proof.complete && seen.requests == 1)
    }

    @Test("Pages without end are given up")
    func endless() async throws {
        let seen = try await Self.walk { number, _ in ("[{\"id\":\(number)}]", Self.next(number)) }
        #expect(seen.gap != nil && !seen.proof.complete && seen.requests <= 10_000)
    }

    @Test(
        "A link that leads elsewhere ends the walk",
        arguments: ["https://evil.test/api/projects?id_after=2", "/projects", "x"])
    func foreign(link: String) async throws {
        let seen = try await Self.walk { _, _ in ("[{\"id\":1}]", link) }
        #expect(seen.gap?.cause == .malformed && !seen.proof.complete && seen.requests == 1)
    }

    @Test("A page that can't be read ends the walk", arguments: ["{}", "null", "\"x\"", "", "[{\"id\":3},"])
    func broken(body: String) async throws {
        let seen = try await Self.walk { number, after in
            number == 1 ? ("[{\"id\":1},{\"id\":2}]", Self.next(2)) : (body, nil)
        }
        #expect(seen.gap?.cause == .malformed && !seen.proof.complete && seen.proof.received == 2)
    }

    @Test("A row without an id leaves a doubt")
    func malformedRow() async throws {
        let seen = try await Self.walk { _, _ in ("[{\"id\":1},{\"id\":\"2\"},3,null]", nil) }
        #expect(!seen.proof.complete && seen.proof.received == 4 && seen.proof.distinct == 1)
    }

    @Test("A project that a listing repeats has its hooks read once")
    func repeatedProject() async throws {
        let row =
            #"{"id":5,"path_with_namespace":"a/b","namespace":{"full_path":"a","kind":"group"},"archived":false,"empty_repo":false}"#
        let transport = ScriptedTransport { request, _ in
            if request.url.contains("/hooks") { return .text(#"[{"id":1,"url":"https://hub/x","push_events":true}]"#) }
            if request.url.contains("/personal_access_tokens/self") { return .text(#"{"id":1,"scopes":["api"]}"#) }
            return request.url.contains("/projects") ? .text("[\(row),\(row)]") : .text("{}")
        }
        let recorder = Recorder()
        let listings = try await ProjectListings(
            client: Client.make(transport, sink: recorder), sink: { recorder.take($0) }, exclude: []
        ).read()
        try await HookReading(
            client: Client.make(transport, sink: recorder), sink: { recorder.take($0) },
            rebuildHookURL: "https://hub/x",
            enterprise: true
        ).read(listings, isAdministrator: false)
        #expect(!listings.projects.complete)
        #expect(recorder.hooks.count == 1)
    }

    /// Both listings over a server that answers its keyset pages, its total and the question after the filter like this.
    private static func listings(total: HTTPResponse, filter: HTTPResponse) async throws -> (
        outcome: ProjectListings.Outcome, recorder: Recorder
    ) {
        let row = #"[{"id":5,"path_with_namespace":"a/b","namespace":{"full_path":"a","kind":"group"}}]"#
        let transport = ScriptedTransport { request, _ in
            if request.url.contains("min_access_level=1&") { return filter }
            return request.url.contains("pagination=keyset") ? .text(row) : total
        }
        let recorder = Recorder()
        let client = Client.make(transport, sink: recorder)
        let outcome = try await ProjectListings(client: client, sink: { recorder.take($0) }, exclude: []).read()
        return (outcome, recorder)
    }

    private static let oneRow = HTTPResponse.text("[]", 200, ["x-total": "1"])

    @Test(
        "A limit or a refusal between the listings and the question after the filter is a gap that points at nothing",
        arguments: [429, 401])
    func filterUnasked(status: Int) async throws {
        let refusal = HTTPResponse.text(#"{"message":"no"}"#, status, ["retry-after": "100000"])
        let seen = try await Self.listings(total: refusal, filter: .text("{}", 400))
        let known = Set(seen.recorder.exchanges.map(\.id))
        guard case .unreadable(let gap) = seen.outcome.access(to: 5) else {
            Issue.record("the access isn't proven")
            return
        }
        #expect(gap.exchange.map { known.contains($0) } ?? true, "\(gap)")
        #expect(gap.cause == (status == 429 ? .rateLimited : .credentialRejected))
    }

    @Test("A 400 that isn't the forge's own doesn't show that the filter is applied")
    func filterBehindProxy() async throws {
        let proxied = try await Self.listings(total: Self.oneRow, filter: .text("<html>", 400))
        #expect(!proxied.outcome.maintained.complete && proxied.outcome.maintainedIDs.isEmpty)
        let own = try await Self.listings(total: Self.oneRow, filter: .text(#"{"error":"no such level"}"#, 400))
        #expect(own.outcome.maintained.complete && own.outcome.maintainedIDs == [5])
    }

    @Test("Without a total a short listing isn't proven complete", arguments: [nil, "x", "99999999999999999999"])
    func noTotal(total: String?) async throws {
        let seen = try await Self.listings(
            total: .text("[]", 200, total.map { ["x-total": $0] } ?? [:]),
            filter: .text(#"{"error":"no such level"}"#, 400))
        #expect(!seen.outcome.projects.complete && seen.outcome.projectsFailure?.cause == .incomplete)
    }
}
