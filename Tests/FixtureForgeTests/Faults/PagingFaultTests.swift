// Lists that do not end, do not go on, or change under the reader's eyes.
import FixtureForge
import Foundation
import Testing

@Suite struct PagingFaultTests {
    /// 45 projects on four pages, and 14 repositories on three.
    private static let labList =
        "\(DemoForge.projects)?pagination=keyset&order_by=id&sort=asc&membership=true&simple=true&per_page=12"
    private static let offsetList =
        "\(DemoForge.projects)?membership=true&simple=true&order_by=id&sort=asc&per_page=12"
    private static let hubList = "\(DemoForge.repositories)?per_page=5"
    /// Where a test stops to follow a list that has no end.
    private static let limit = 10

    private func lab(_ faults: [String], _ target: String) async throws -> [Reply] {
        var pages: [Reply] = []
        try await DemoForge.run(faults: faults) { demo in
            pages = try await demo.client.pages(target, try demo.token("globex-gitlab"), limit: Self.limit)
        }
        return pages
    }

    private func hub(_ faults: [String], walks: Int = 1) async throws -> [[Reply]] {
        var all: [[Reply]] = []
        try await DemoForge.run(faults: faults) { demo in
            let token = try await demo.installation(30_701_188)
            for _ in 0..<walks { all.append(try await demo.client.pages(Self.hubList, token, limit: Self.limit)) }
        }
        return all
    }

    @Test("Endless pages with ids that repeat", arguments: [true, false])
    func endlessRepeat(isKeyset: Bool) async throws {
        let pages = try await lab(["kind=endlessPages"], isKeyset ? Self.labList : Self.offsetList)
        #expect(pages.count == Self.limit)
        let ids = pages.flatMap { DemoForge.ids($0) }
        #expect(Set(ids).count == 45 && ids.count > 80)
        let repositories = try await hub(["kind=endlessPages(repeat)"]).flatMap { $0 }
        #expect(repositories.count == Self.limit)
        #expect(Set(repositories.flatMap { DemoForge.ids($0) }).count == 14)
    }

    @Test("Endless pages with ids that were never there before", arguments: [true, false])
    func endlessNew(isKeyset: Bool) async throws {
        let pages = try await lab(["kind=endlessPages(new)"], isKeyset ? Self.labList : Self.offsetList)
        #expect(pages.count == Self.limit)
        let ids = pages.flatMap { DemoForge.ids($0) }
        #expect(Set(ids).count == ids.count && ids.count > 80)
        if isKeyset { #expect(ids == ids.sorted()) }
        let names = pages.flatMap { $0.body.list }.compactMap { $0["path_with_namespace"]?.text }
        #expect(Set(names).count == ids.count)
        let repositories = try await hub(["kind=endlessPages(new)"]).flatMap { $0 }
        let hubIDs = repositories.flatMap { DemoForge.ids($0) }
        #expect(repositories.count == Self.limit && Set(hubIDs).count == hubIDs.count)
    }

    @Test("The log of deliveries has no end either")
    func endlessDeliveries() async throws {
        try await DemoForge.run(faults: ["kind=endlessPages"]) { demo in
            let pages = try await demo.client.pages(
                "/api/v3/app/hook/deliveries?per_page=10", try demo.jwt(), limit: Self.limit)
            #expect(pages.count == Self.limit)
            #expect(pages.flatMap { $0.body.list }.count > 50)
            #expect(Set(pages.flatMap { $0.body.list }.compactMap { $0["guid"]?.text }).count < 25)
        }
    }

    @Test("A page comes again in place of the next one, with the next one's links")
    func repeated() async throws {
        for target in [Self.labList, Self.offsetList] {
            let pages = try await lab(["kind=repeatedPage; page=2"], target)
            #expect(pages.count == 4)
            #expect(pages[1].data == pages[0].data && pages[2].data != pages[1].data)
            #expect(pages[1].next != pages[0].next)
        }
        let pages = try await hub(["kind=repeatedPage; page=3"]).flatMap { $0 }
        #expect(pages.map { DemoForge.ids($0).count } == [5, 5, 5])
        #expect(DemoForge.ids(pages[2]) == DemoForge.ids(pages[1]))
    }

    @Test("A repository that goes between two pages shifts the rest by one, and stays gone")
    func removed() async throws {
        let whole = try await hub([]).flatMap { $0 }.flatMap { DemoForge.ids($0) }
        let walks = try await hub(["kind=drift(removed)"], walks: 2)
        let first = walks[0].flatMap { DemoForge.ids($0) }
        #expect(first.count == 13 && !first.contains(whole[5]) && first.contains(whole[0]))
        #expect(walks[0].map { $0.body["total_count"]?.int } == [14, 13, 13])
        let second = walks[1].flatMap { DemoForge.ids($0) }
        #expect(second == Array(whole.dropFirst()))
        let stale = try await hub(["kind=drift(removed, total=stale)"])
        #expect(stale[0].map { $0.body["total_count"]?.int } == [14, 14, 14])
        #expect(stale[0].flatMap { DemoForge.ids($0) } == first)
    }

    @Test("A repository that comes between two pages shows one twice")
    func added() async throws {
        let walks = try await hub(["kind=drift(added)"], walks: 2)
        let first = walks[0].flatMap { DemoForge.ids($0) }
        #expect(first.count == 14 && Set(first).count == 13)
        #expect(walks[0].map { $0.body["total_count"]?.int } == [13, 14, 14])
        #expect(Set(walks[1].flatMap { DemoForge.ids($0) }).count == 14)
        let stale = try await hub(["kind=drift(added, total=stale)"])
        #expect(stale[0].map { $0.body["total_count"]?.int } == [13, 13, 13])
    }

    @Test("In a keyset walk nothing shifts: the last project goes, or comes, and each is shown once")
    func keyset() async throws {
        let whole = try await lab([], Self.labList).flatMap { DemoForge.ids($0) }
        #expect(
            try await lab(["kind=drift(removed, at=last)"], Self.labList).flatMap { DemoForge.ids($0) }
                == whole.dropLast())
        #expect(
            try await lab(["kind=drift(added, at=last); page=4"], Self.labList).flatMap { DemoForge.ids($0) } == whole)
        #expect(try await lab(["kind=drift(removed, at=first)"], Self.labList).flatMap { DemoForge.ids($0) } == whole)
        let pages = try await lab(["kind=drift(removed)"], Self.offsetList)
        #expect(pages.map { $0.headers["x-total"] } == ["45", "44", "44", "44"])
        #expect(pages.flatMap { DemoForge.ids($0) }.count == 44)
    }

    @Test("manyProjects tells no total and no last page")
    func manyProjects() async throws {
        let pages = try await lab(["kind=manyProjects"], Self.offsetList)
        #expect(pages.flatMap { DemoForge.ids($0) }.count == 45)
        #expect(pages.allSatisfy { $0.headers["x-total"] == nil && $0.headers["x-total-pages"] == nil })
        #expect(pages.allSatisfy { $0.headers["link"]?.contains("last") == false })
    }
}
