// A fleet with a mistake in it is refused, and the message says where the mistake is.
import FixtureForge
import Foundation
import Testing

@Suite struct FleetLoaderTests {
    private static let gitLab = """
        {"web_origin": "https://git.example", "tokens": [], "groups": [{"id": 1, "path": "a"}],
         "users": [{"id": 1, "username": "u", "created_at": "2024-01-01"}]}
        """

    @Test(
        "A mistake is named with its file and place",
        arguments: [
            (#"{"projects": [{"id": 1, "path": "a/b", "hook": []}]}"#, "projects[0].hook: unknown field"),
            (#"{"projects": [{"id": 1}]}"#, "projects[0]: the field \"path\" is missing"),
            (#"{"projects": [{"id": 1, "path": "a/b", "created_at": "2024-02-30"}]}"#, "\"2024-02-30\" is not a date"),
            (#"{"projects": [{"id": 1, "path": "a/b", "members": {"u": "boss"}}]}"#, "\"boss\" is no role"),
            (#"{"projects": [{"id": 1, "path": "a/b", "members": {"x": "owner"}}]}"#, "the user \"x\""),
            (#"{"projects": [{"id": 1, "path": "c/b"}]}"#, "the group or user \"c\""),
            (#"{"projects": [{"id": 1, "path": "a/b", "hooks": ["nightly"]}]}"#, "the hook \"nightly\""),
            (#"{"projects": [{"id": 1, "path": "a/b"}, {"id": 1, "path": "a/c"}]}"#, "its id 1 is given twice"),
            (#"{"projects": [{"id": 1, "path": "b"}]}"#, "lies in no group"),
        ])
    func mistakes(part: String, message: String) throws {
        let folder = try SmallFleet.write(gitLab: Self.gitLab, parts: ["gitlab/p.json": part])
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: folder).load() }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("p.json"))
        #expect(text.contains(message), "\(text)")
    }

    @Test("A folder without a fleet is refused")
    func empty() throws {
        let folder = try SmallFleet.write()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: folder).load() }
    }

    @Test("An app's key and a token's name cannot lead out of the folder of secrets")
    func names() throws {
        let frame = Self.gitLab.replacing(
            "\"tokens\": []",
            with: #""tokens": [{"name": "../x", "id": 1, "user": "u", "scopes": [], "created_at": "2024-01-01"}]"#)
        let folder = try SmallFleet.write(gitLab: frame)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: folder).load() }
    }

    @Test("An overlay's keys take the place of the same file's, and a file that overlays nothing is a mistake")
    func overlay() throws {
        // Wrong in the fleet, right in the overlay: it loads only where the overlay's projects stand for the fleet's.
        let base = try SmallFleet.write(
            gitLab: Self.gitLab, parts: ["gitlab/p.json": #"{"projects": [{"id": 1, "path": "nowhere/b"}]}"#])
        let other = try SmallFleet.write(parts: ["gitlab/p.json": #"{"projects": [{"id": 1, "path": "a/c"}]}"#])
        defer { for folder in [base, other] { try? FileManager.default.removeItem(at: folder) } }
        #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: base).load() }
        _ = try FleetLoader(folder: base, overlay: other).load()
        try "{}".write(to: other.appending(path: "gitlab/q.json"), atomically: true, encoding: .utf8)
        let error = #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: base, overlay: other).load() }
        #expect(error.map { "\($0)" }?.contains("q.json") == true)
        let empty = try SmallFleet.write()
        defer { try? FileManager.default.removeItem(at: empty) }
        #expect(throws: FixtureForgeError.self) { try FleetLoader(folder: base, overlay: empty).load() }
    }
}
