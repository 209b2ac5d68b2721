// Long listings that are read in ranges of ids side by side, and what their proof rests on.

import Foundation
import Inventory
import JSON
import Testing
import Transport

@testable import Forges

@Suite struct KeysetRangeTests {
    /// What the forge of a test does otherwise than GitLab.
    struct Manner: Sendable {
        var ignoresEnd = false
        var ignoresStart = false
        var hasCursor = false
        var isSparse = false
        /// The listing breaks off behind this id: with that status, or where it is 200 without the link to the next page.
        var breaksAt: (id: Int, status: Int)?
    }

    private struct Seen {
        let end: KeysetWalk<Int64>.End
        let proof: ListingProof
        let ids: [Int64]
        let reaches: [Int64]
        let paths: [String]
    }

    private static let count = 5_000

    /// Ids that leave holes, and with `isSparse` stand together at both ends.
    private static func id(_ number: Int, _ manner: Manner) -> Int {
        1_000 + 7 * number + (manner.isSparse && number >= 2_000 ? 10_000_000 : 0)
    }

    private static func answer(_ request: HTTPRequest, _ manner: Manner) -> HTTPResponse {
        let items = URLComponents(string: request.url)?.queryItems ?? []
        let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { _, last in last }
        let all = (0..<count).map { id($0, manner) }
        if query["sort"] == "desc" { return .text("[{\"id\":\(all[count - 1])}]") }
        let start = query["id_after"].flatMap { Int($0) } ?? query["cursor"].flatMap { Int($0) } ?? 0
        let isRange = query["id_before"] != nil
        let after = manner.ignoresStart && isRange ? 0 : start
        let end = manner.ignoresEnd ? Int.max : query["id_before"].flatMap { Int($0) } ?? .max
        let rest = all.filter { $0 > after && $0 < end }
        let page = rest.prefix(100)
        let name = manner.hasCursor ? "cursor" : "id_after"
        let bound = isRange && !manner.ignoresEnd ? "&id_before=\(end)" : ""
        var link = ["link": "<\(ScriptedTransport.base)/projects?\(name)=\(page.last ?? 0)\(bound)>; rel=\"next\""]
        if page.count == rest.count { link = [:] }
        if let (broken, status) = manner.breaksAt, page.contains(broken) {
            guard status == 200 else { return .text("{}", status) }
            link = [:]
        }
        return .text("[\(page.map { "{\"id\":\($0)}" }.joined(separator: ","))]", 200, link)
    }

    private static func walk(_ manner: Manner = Manner()) async throws -> Seen {
        let transport = ScriptedTransport { request, _ in answer(request, manner) }
        var tally = ListingTally(.projects)
        var ids: [Int64] = []
        var reaches: [Int64] = []
        let walk = KeysetWalk<Int64>(client: Client.make(transport), fact: .projects, path: "/projects?membership=true")
        { row in row["id"]?.integer.map { ($0, id: $0) } }
        let end = try await walk.run(&tally) { page in
            ids += page.ids
            reaches.append(page.reach)
        }
        return Seen(end: end, proof: tally.proof, ids: ids, reaches: reaches, paths: transport.paths)
    }

    private static func expectWhole(_ seen: Seen, _ manner: Manner = Manner()) {
        #expect(seen.end.problem == nil && seen.proof.complete)
        #expect(seen.proof.received == count && seen.ids.sorted() == (0..<count).map { Int64(id($0, manner)) })
        #expect(seen.end.reach == Int64(id(count - 1, manner)))
    }

    @Test("What is left of a long listing is read in ranges, each row once, by the same requests in every run")
    func ranges() async throws {
        let seen = try await Self.walk()
        Self.expectWhole(seen)
        #expect(seen.paths.contains { $0.contains("id_before") })
        // Ten pages, the question after the end, and the rest with at most one page more for each range.
        #expect(seen.paths.count <= 11 + 40 + 4)
        #expect(try await Self.walk().paths.sorted() == seen.paths.sorted())
        // Each page says how far nothing is missing: ranges reach to their end, also behind their last row.
        #expect(seen.reaches.max() == seen.end.reach && Set(seen.reaches).count == seen.reaches.count)
    }

    @Test("Ids that stand together at both ends cost requests, not rows")
    func sparse() async throws {
        let manner = Manner(isSparse: true)
        let seen = try await Self.walk(manner)
        Self.expectWhole(seen, manner)
        #expect(seen.paths.count <= 51 + 64)
    }

    @Test("A forge that ignores the end of a range shows it by rows from behind it, which another range counts")
    func ignoredEnd() async throws { Self.expectWhole(try await Self.walk(Manner(ignoresEnd: true))) }

    @Test("A forge that ignores the start of a range leaves the listing incomplete")
    func ignoredStart() async throws {
        let seen = try await Self.walk(Manner(ignoresStart: true))
        #expect(!seen.proof.complete)
    }

    @Test("Where the forge's links don't begin at ids, pages are read one after the other")
    func cursor() async throws {
        let seen = try await Self.walk(Manner(hasCursor: true))
        Self.expectWhole(seen)
        #expect(!seen.paths.contains { $0.contains("id_before") || $0.contains("sort=desc") })
    }

    @Test("A range that breaks off leaves the listing incomplete, and known only up to where it broke off")
    func broken() async throws {
        let broken = Self.id(3_000, Manner())
        let seen = try await Self.walk(Manner(breaksAt: (broken, 404)))
        #expect(seen.end.problem?.cause == .notFound && !seen.proof.complete && !seen.proof.exhausted)
        #expect(seen.end.reach < Int64(broken) && seen.end.reach >= Int64(Self.id(999, Manner())))
        let known = Set(seen.ids)
        for number in 0..<Self.count where Self.id(number, Manner()) <= seen.end.reach {
            #expect(known.contains(Int64(Self.id(number, Manner()))))
        }
    }

    @Test("What the ranges of a listing that is too short for them would be")
    func short() {
        let listing = "/projects?x"
        #expect(KeysetRange.split(after: 10, last: 10, remaining: 5_000, listing: listing).isEmpty)
        #expect(KeysetRange.split(after: 0, last: 10_000, remaining: 5_000, listing: listing).isEmpty)
        #expect(KeysetRange.split(after: 10, last: 10_000, remaining: 1_999, listing: listing).isEmpty)
        #expect(KeysetRange.split(after: 10, last: 12, remaining: 5_000, listing: listing).isEmpty)
        #expect(KeysetRange.split(after: 10, last: .max, remaining: 5_000, listing: listing).isEmpty)
        #expect(KeysetRange.split(after: 10, last: 9_000, remaining: .nan, listing: listing).isEmpty)
        let two = KeysetRange.split(after: 10, last: 31, remaining: 2_000, listing: listing)
        #expect(two.map(\.next) == ["/projects?x&id_after=10&id_before=21", "/projects?x&id_after=20"])
        #expect(two.map(\.end) == [21, nil])
        #expect(KeysetRange.split(after: 1, last: .max - 1, remaining: .infinity, listing: listing).count == 64)
    }
}
