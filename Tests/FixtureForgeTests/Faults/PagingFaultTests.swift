// Lists that do not end, do not go on, or change under the reader's eyes.
import FixtureForge
import Foundation
import Testing

@Suite struct PagingFaultTests {
    private let labList = "\(DemoForge.projects)?\(DemoForge.keyset)"
    private let offsetList = "\(DemoForge.projects)?membership=true&simple=true&order_by=id&sort=asc&per_page=40"
    private let hubList = "\(DemoForge.repositories)?per_page=100"

    private func lab(_ faults: [String], _ target: String) async throws -> [Reply] {
        var pages: [Reply] = []
        try await DemoForge.run(faults: faults) { demo in
            pages = try await demo.client.pages(target, try demo.token("acme-gitlab"))
        }
        return pages
    }

    private func hub(_ faults: [String], walks: Int = 1) async throws -> [[Reply]] {
        var all: [[Reply]] = []
        try await DemoForge.run(faults: faults) { demo in
            let token = try await demo.installation(30_614_487)
            for _ in 0..<walks { all.append(try await demo.client.pages(hubList, token)) }
        }
        return all
    }

    @Test("Endless pages with ids that repeat", arguments: [true, false])
    func endlessRepeat(isKeyset: Bool) async throws {
        let pages = try await lab(["kind=endlessPages"], isKeyset ? labList : offsetList)
        #expect(pages.count == 50)
        let ids = pages.flatMap { DemoForge.ids($0) }
        #expect(Set(ids).count == 150 && ids.count > 1_500)
        let repositories = try await hub(["kind=endlessPages(repeat)"]).flatMap { $0 }
        #expect(repositories.count == 50)
        #expect(Set(repositories.flatMap { DemoForge.ids($0) }).count == 230)
    }

    @Test("Endless pages with ids that were never there before", arguments: [true, false])
    func endlessNew(isKeyset: Bool) async throws {
        let pages = try await lab(["kind=endlessPages(new)"], isKeyset ? labList : offsetList)
        #expect(pages.count == 50)
        let ids = pages.flatMap { DemoForge.ids($0) }
        #expect(Set(ids).count == ids.count && ids.count > 1_500)
        if isKeyset { #expect(ids == ids.sorted()) }
        let names = pages.flatMap { $0.body.list }.compactMap { $0["path_with_namespace"]?.text }
        #expect(Set(names).count == ids.count)
        let repositories = try await hub(["kind=endlessPages(new)"]).flatMap { $0 }
        let hubIDs = repositories.flatMap { DemoForge.ids($0) }
        #expect(repositories.count == 50 && Set(hubIDs).count == hubIDs.count)
    }

    @Test("The log of deliveries has no end either")
    func endlessDeliveries() async throws {
        try await DemoForge.run(faults: ["kind=endlessPages"]) { demo in
            let pages = try await demo.client.pages("/api/v3/app/hook/deliveries?per_page=10", try demo.jwt())
            #expect(pages.count == 50)
            #expect(Set(pages.flatMap { $0.body.list }.compactMap { $0["guid"]?.text }).count == 24)
        }
    }

    @Test("A page comes again in place of the next one, with the next one's links")
    func repeated() async throws {
        for target in [labList, offsetList] {
            let pages = try await lab(["kind=repeatedPage; page=2"], target)
            #expect(pages.count == 4)
            #expect(pages[1].data == pages[0].data && pages[2].data != pages[1].data)
            #expect(pages[1].next != pages[0].next)
        }
        let pages = try await hub(["kind=repeatedPage; page=3"]).flatMap { $0 }
        #expect(pages.map { DemoForge.ids($0).count } == [100, 100, 100])
        #expect(DemoForge.ids(pages[2]) == DemoForge.ids(pages[1]))
    }

    @Test("A repository that goes between two pages shifts the rest by one, and stays gone")
    func removed() async throws {
        let whole = try await hub([]).flatMap { $0 }.flatMap { DemoForge.ids($0) }
        let walks = try await hub(["kind=drift(removed)"], walks: 2)
        let first = walks[0].flatMap { DemoForge.ids($0) }
        #expect(first.count == 229 && !first.contains(whole[100]) && first.contains(whole[0]))
        #expect(walks[0].map { $0.body["total_count"]?.int } == [230, 229, 229])
        let second = walks[1].flatMap { DemoForge.ids($0) }
        #expect(second == Array(whole.dropFirst()))
        let stale = try await hub(["kind=drift(removed, total=stale)"])
        #expect(stale[0].map { $0.body["total_count"]?.int } == [230, 230, 230])
        #expect(stale[0].flatMap { DemoForge.ids($0) } == first)
    }

    @Test("A repository that comes between two pages shows one twice")
    func added() async throws {
        let walks = try await hub(["kind=drift(added)"], walks: 2)
        let first = walks[0].flatMap { DemoForge.ids($0) }
        #expect(first.count == 230 && Set(first).count == 229)
        #expect(walks[0].map { $0.body["total_count"]?.int } == [229, 230, 230])
        #expect(Set(walks[1].flatMap { DemoForge.ids($0) }).count == 230)
        let stale = try await hub(["kind=drift(added, total=stale)"])
        #expect(stale[0].map { $0.body["total_count"]?.int } == [229, 229, 229])
    }

    @Test("In a keyset walk nothing shifts: the last project goes, or comes, and each is shown once")
    func keyset() async throws {
        let whole = try await lab([], labList).flatMap { DemoForge.ids($0) }
        #expect(
            try await lab(["kind=drift(removed, at=last)"], labList).flatMap { DemoForge.ids($0) } == whole.dropLast())
        #expect(try await lab(["kind=drift(added, at=last); page=4"], labList).flatMap { DemoForge.ids($0) } == whole)
        #expect(try await lab(["kind=drift(removed, at=first)"], labList).flatMap { DemoForge.ids($0) } == whole)
        let pages = try await lab(["kind=drift(removed)"], offsetList)
        #expect(pages.map { $0.headers["x-total"] } == ["150", "149", "149", "149"])
        #expect(pages.flatMap { DemoForge.ids($0) }.count == 149)
    }

    @Test("manyProjects tells no total and no last page")
    func manyProjects() async throws {
        let pages = try await lab(["kind=manyProjects"], offsetList)
        #expect(pages.flatMap { DemoForge.ids($0) }.count == 150)
        #expect(pages.allSatisfy { $0.headers["x-total"] == nil && $0.headers["x-total-pages"] == nil })
        #expect(pages.allSatisfy { $0.headers["link"]?.contains("last") == false })
    }
}
