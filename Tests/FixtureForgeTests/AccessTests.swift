// Effective access where the demo fleet does not reach: caps, levels of invited groups, blanks.
import Foundation
import Testing

@testable import FixtureForge

@Suite struct AccessTests {
    private func fleet(_ projects: String) throws -> GitLabFleet? {
        let frame = """
            {"web_origin": "https://git.example", "tokens": [],
             "users": [{"id": 1, "username": "u", "created_at": "2024-01-01"}],
             "groups": [{"id": 1, "path": "a", "invited": {"guild/core": "reporter"}}, {"id": 2, "path": "a/b"},
                        {"id": 3, "path": "guild", "members": {"u": "owner"}}, {"id": 4, "path": "guild/core"},
                        {"id": 5, "path": "c"}, {"id": 6, "path": "d", "members": {"u": "minimal"}}]}
            """
        let folder = try SmallFleet.write(gitLab: frame, parts: ["gitlab/p.json": #"{"projects": [\#(projects)]}"#])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try FleetLoader(folder: folder).load().gitLab
    }

    @Test(
        "The highest way in counts, each capped by its invitation",
        arguments: [
            (#"{"id": 1, "path": "a/b/p"}"#, AccessLevel.reporter),
            (#"{"id": 1, "path": "a/b/p", "members": {"u": "guest"}}"#, .reporter),
            (#"{"id": 1, "path": "a/b/p", "members": {"u": "maintainer"}}"#, .maintainer),
            (#"{"id": 1, "path": "c/p", "invited": {"guild/core": "developer"}}"#, .developer),
            (#"{"id": 1, "path": "c/p", "invited": {"guild": "owner"}}"#, .owner),
            (#"{"id": 1, "path": "guild/core/p"}"#, .owner),
            (#"{"id": 1, "path": "u/p"}"#, .owner),
            (#"{"id": 1, "path": "c/p"}"#, nil),
            (#"{"id": 1, "path": "d/p"}"#, nil),
            (#"{"id": 1, "path": "c/p", "invited": {"a": "owner"}}"#, nil),
        ])
    func effective(line: String, level: AccessLevel?) throws {
        let fleet = try #require(try fleet(line))
        let groups = Dictionary(uniqueKeysWithValues: fleet.groups.map { ($0.path, $0) })
        let access = GitLabAccess(groups, user: try #require(fleet.users.first))
        let project = try #require(fleet.projects.first)
        #expect(access.level(project) == level)
    }
}
