// Hook listings: all pages or none, and nothing half-read passes for a whole.

import Inventory
import JSON
import Testing
import Transport

@testable import Forges

@Suite struct HookReadingTests {
    private static let url = "https://hub.example.com/hooks/gitlab"

    /// Reads the hooks of one project, held at Maintainer, that answers `pages` one after the other; groups answer `group`.
    private static func read(
        _ pages: [HTTPResponse], group: HTTPResponse = .text("[]"), enterprise: Bool? = true
    ) async throws -> (recorder: Recorder, paths: [String]) {
        let project = #"[{"id":5,"path_with_namespace":"a/b/c","namespace":{"full_path":"a/b","kind":"group"}}]"#
        let transport = ScriptedTransport { request, _ in
            if request.url.contains("/groups/") { return group }
            if request.url.contains("min_access_level=1&") { return .text(#"{"error":"no such level"}"#, 400) }
            guard request.url.contains("/projects/5/hooks") else { return .text(project) }
            let page = request.url.split(separator: "page=").last.flatMap { Int($0) } ?? 1
            return pages[min(page <= 50 ? page : 1, pages.count) - 1]
        }
        let recorder = Recorder()
        let client = Client.make(transport, sink: recorder)
        let listings = try await ProjectListings(client: client, sink: { recorder.take($0) }, exclude: []).read()
        try await HookReading(
            client: client, sink: { recorder.take($0) }, rebuildHookURL: url, enterprise: enterprise
        ).read(listings, isAdministrator: false)
        return (recorder, transport.paths)
    }

    private static func page(_ hooks: [String], next: Int? = nil) -> HTTPResponse {
        let link = next.map { "<\(ScriptedTransport.base)/projects/5/hooks?per_page=100&page=\($0)>; rel=\"next\"" }
        return .text("[\(hooks.joined(separator: ","))]", 200, link.map { ["link": $0] } ?? [:])
    }

    private static let other = #"{"id":1,"url":"https://chat.example.com/x","push_events":true}"#
    private static let rebuild = #"{"id":2,"url":"https://hub.example.com/hooks/gitlab/","push_events":true}"#

    @Test("A rebuild hook on the second page is found, and the groups need no look")
    func secondPage() async throws {
        let seen = try await Self.read([Self.page([Self.other], next: 2), Self.page([Self.rebuild])])
        #expect(seen.recorder.hooks.first?.hooks.value?.map(\.id) == [1, 2])
        #expect(seen.recorder.groupHooks.isEmpty)
    }

    @Test("Without one, all groups above are asked", arguments: [true, nil])
    func groups(enterprise: Bool?) async throws {
        let seen = try await Self.read([Self.page([Self.other])], enterprise: enterprise)
        #expect(seen.recorder.groupHooks.map(\.group) == ["a", "a/b"])
        #expect(seen.paths.contains("/groups/a%2Fb/hooks?per_page=100"))
    }

    @Test("A Community server isn't asked for group hooks")
    func community() async throws {
        let seen = try await Self.read([Self.page([])], enterprise: false)
        #expect(seen.recorder.groupHooks.isEmpty)
        #expect(!seen.paths.contains { $0.contains("/groups/") })
    }

    @Test("A hook that doesn't fire on pushes is no reason not to look above")
    func notOnPush() async throws {
        let quiet = #"{"id":2,"url":"https://hub.example.com/hooks/gitlab","push_events":false}"#
        #expect(try await Self.read([Self.page([quiet])]).recorder.groupHooks.count == 2)
    }

    @Test(
        "A hook that is switched off, or leaves branches out, is no reason not to look above",
        arguments: [
            (#""alert_status":"disabled""#, 2), (#""alert_status":"temporarily_disabled""#, 2),
            (#""alert_status":"temporarily_disabled","disabled_until":"2000-01-01T00:00:00Z""#, 0),
            (#""alert_status":"executable""#, 0), (#""push_events_branch_filter":"release/*""#, 2),
            (#""push_events_branch_filter":"main","branch_filter_strategy":"regex""#, 2),
            (#""push_events_branch_filter":"main","branch_filter_strategy":"all_branches""#, 0),
            (#""push_events_branch_filter":" ""#, 0), (#""branch_filter_strategy":"semantic""#, 2),
        ])
    func notAlways(fields: String, groups: Int) async throws {
        let hook = #"{"id":2,"url":"https://hub.example.com/hooks/gitlab","push_events":true,\#(fields)}"#
        #expect(try await Self.read([Self.page([hook])]).recorder.groupHooks.count == groups)
    }

    @Test(
        "A refused group is a gap, whatever the refusal", arguments: [403, 404, 500])
    func refusedGroup(status: Int) async throws {
        let seen = try await Self.read([Self.page([])], group: .text(#"{"message":"no"}"#, status))
        #expect(seen.recorder.groupHooks.count == 2)
        #expect(seen.recorder.groupHooks.allSatisfy { $0.hooks.value == nil })
    }

    @Test(
        "A list that isn't whole is unreadable",
        arguments: [
            #"{"message":"no list"}"#, #"[{"id":1}]"#, #"[{"url":"https://x"}]"#, #"[{"id":"1","url":"https://x"}]"#,
            "[1]", "<html>",
            "[null]",
        ])
    func broken(body: String) async throws {
        let seen = try await Self.read([Self.page([Self.rebuild], next: 2), .text(body)])
        #expect(seen.recorder.hooks.count == 1)
        #expect(seen.recorder.hooks.first?.hooks.value == nil)
    }

    @Test("Pages that lead back to themselves end, and make no hook double")
    func circle() async throws {
        let seen = try await Self.read([Self.page([Self.rebuild], next: 1)])
        #expect(seen.recorder.hooks.count == 1)
        #expect(seen.recorder.hooks.first?.hooks.value == nil)
        #expect(seen.paths.filter { $0.contains("/hooks") }.count == 2)
    }
}
