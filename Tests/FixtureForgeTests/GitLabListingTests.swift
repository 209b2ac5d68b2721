// The list of projects: paging of both kinds, filters, and what its `permissions` admit.
import FixtureForge
import Foundation
import Testing

@Suite struct GitLabListingTests {
    private let projects = "/gitlab/api/v4/projects"
    private let keyset = "pagination=keyset&order_by=id&sort=asc&per_page=100"

    private func ids(_ demo: DemoForge, _ query: String, _ token: String) async throws -> [Int] {
        try await demo.client.pages("\(projects)?\(query)", try demo.token(token))
            .flatMap { $0.body.list }.compactMap { $0["id"]?.int }
    }

    @Test(
        "A keyset walk shows each project once, in the order of ids, without counts",
        arguments: [
            ("acme-gitlab", 150), ("acme-gitlab-readonly", 20), ("globex-gitlab", 45), ("globex-gitlab-admin", 6),
            ("acme-gitlab-finegrained", 6), ("dave-gitlab", 7),
        ])
    func keysetWalk(token: String, count: Int) async throws {
        try await DemoForge.run { demo in
            let pages = try await demo.client.pages(
                "\(projects)?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=7", try demo.token(token))
            let ids = pages.flatMap { $0.body.list }.compactMap { $0["id"]?.int }
            #expect(ids.count == count)
            #expect(ids == Set(ids).sorted())
            #expect(pages.count == (count + 6) / 7)
            #expect(pages.allSatisfy { $0.headers["x-total"] == nil })
            let down = try await self.ids(
                demo, "membership=true&pagination=keyset&order_by=id&sort=desc&per_page=9", token)
            #expect(down == ids.reversed())
        }
    }

    @Test("Offset paging counts, clamps and names its neighbours")
    func offset() async throws {
        try await DemoForge.run { demo in
            let token = try demo.token("acme-gitlab")
            let first = try await demo.client.get("\(projects)?membership=true&per_page=200", token)
            #expect(first.body.list.count == 100)
            #expect(first.headers["x-total"] == "150" && first.headers["x-total-pages"] == "2")
            #expect(first.headers["x-page"] == "1" && first.headers["x-next-page"] == "2")
            #expect(first.headers["x-per-page"] == "100" && (first.headers["x-prev-page"] ?? "").isEmpty)
            #expect(first.headers["link"]?.contains("rel=\"last\"") == true)
            #expect(try await demo.client.get("\(projects)?membership=true", token).body.list.count == 20)
            let pages = try await demo.client.pages("\(projects)?membership=true&per_page=40&order_by=id", token)
            #expect(Set(pages.flatMap { $0.body.list }.compactMap { $0["id"]?.int }).count == 150)
        }
    }

    @Test(
        "min_access_level=40 gives exactly the projects with effective Maintainer access",
        arguments: [
            ("acme-gitlab", 150), ("acme-gitlab-readonly", 20), ("globex-gitlab", 30), ("globex-gitlab-admin", 4),
            ("acme-gitlab-finegrained", 6), ("dave-gitlab", 7),
        ])
    func minimum(token: String, count: Int) async throws {
        try await DemoForge.run { demo in
            let strong = try await ids(demo, "min_access_level=40&simple=true&\(keyset)", token)
            #expect(strong.count == count)
            #expect(Set(strong).isSubset(of: try await ids(demo, "membership=true&\(keyset)", token)))
        }
    }

    @Test("A project below Maintainer is one that a Developer reaches directly, by its group, or by an invited group")
    func below() async throws {
        try await DemoForge.run { demo in
            let strong = try await Set(ids(demo, "min_access_level=40&\(keyset)", "globex-gitlab"))
            let all = try await demo.client.get(
                "\(projects)?membership=true&\(keyset)", try demo.token("globex-gitlab"))
            let weak = all.body.list.filter { $0["id"]?.int.map { !strong.contains($0) } ?? false }
            let parents = weak.compactMap { $0["namespace"]?["full_path"]?.text }
            #expect(parents.filter { $0 == "globex/risk" }.count == 8)
            #expect(parents.filter { $0 == "globex/web" }.count == 7)
            #expect(weak.contains { $0["path_with_namespace"]?.text == "globex/web/coding-dojo" })
        }
    }

    @Test("The list's permissions admit direct membership and the immediate group's only")
    func permissions() async throws {
        try await DemoForge.run { demo in
            let list = try await demo.client.pages(
                "\(projects)?membership=true&\(keyset)", try demo.token("acme-gitlab")
            )
            .flatMap { $0.body.list }
            func level(_ project: Body, _ name: String) -> Int? { project["permissions"]?[name]?["access_level"]?.int }
            let direct = list.filter { level($0, "project_access") == 40 }
            let group = list.filter { level($0, "project_access") == nil && level($0, "group_access") != nil }
            let hidden = list.filter { $0["permissions"] == .object(["project_access": .null, "group_access": .null]) }
            #expect(direct.count == 60 && group.count == 30 && hidden.count == 60)
            let partners = hidden.filter { $0["path_with_namespace"]?.text?.hasPrefix("partners/") == true }
            #expect(partners.count == 20)
            let inherited = try #require(hidden.first { $0["namespace"]?["full_path"]?.text == "acme/platform/core" })
            let id = try #require(inherited["id"]?.int)
            let single = try await demo.client.get("\(projects)/\(id)", try demo.token("acme-gitlab"))
            #expect(level(single.body, "group_access") == 40)
            let invited = try #require(partners.first?["id"]?.int)
            let other = try await demo.client.get("\(projects)/\(invited)", try demo.token("acme-gitlab"))
            #expect(level(other.body, "group_access") == nil)
            #expect(other.body["permissions"]?.keys == ["project_access", "group_access"])
            let member = try await demo.client.get(
                "\(projects)/\(invited)/members/all/2001", try demo.token("acme-gitlab"))
            #expect(member.body["access_level"]?.int == 40)
        }
    }

    @Test("Without membership public and internal projects come too, and an administrator sees everything")
    func withoutMembership() async throws {
        try await DemoForge.run { demo in
            let visible = try await ids(demo, keyset, "dave-gitlab")
            #expect(visible.count == 14)  // 7 of his own, 7 of the community
            let all = try await ids(demo, keyset, "globex-gitlab-admin")
            #expect(all.count == 241)  // every project of the fleet
            let archived = try await ids(demo, "archived=true&membership=true&\(keyset)", "acme-gitlab")
            #expect(archived.count == 4)
        }
    }

    @Test("An unknown parameter is ignored; a bad value is not")
    func parameters() async throws {
        try await DemoForge.run { demo in
            #expect(try await ids(demo, "membership=true&min_acess_level=50&\(keyset)", "globex-gitlab").count == 45)
            let token = try demo.token("globex-gitlab")
            let level = try await demo.client.get("\(projects)?min_access_level=41", token)
            #expect(level.status == 400)
            #expect(level.body["error"]?.text == "min_access_level does not have a valid value")
            #expect(try await demo.client.get("\(projects)?membership=perhaps", token).status == 400)
            let keyset = try await demo.client.get("\(projects)?pagination=keyset", token)
            #expect(keyset.status == 405)
        }
    }

    @Test("simple=true leaves out what GitLab leaves out, and a full project has everything")
    func bodies() async throws {
        try await DemoForge.run { demo in
            let token = try demo.token("dave-gitlab")
            let simple = try await demo.client.get("\(projects)?membership=true&simple=true", token).body.list.first
            let keys = try #require(simple?.keys)
            #expect(
                keys.isDisjoint(with: ["visibility", "archived", "permissions", "marked_for_deletion_on", "empty_repo"])
            )
            #expect(keys.count == 19)
            let full = try #require(try await demo.client.get("\(projects)?membership=true", token).body.list.first)
            #expect(full["namespace"]?["kind"]?.text == "user")
            #expect(full["permissions"]?["project_access"]?["access_level"]?.int == 50)
            #expect(full.keys.count >= 80)
        }
    }
}
