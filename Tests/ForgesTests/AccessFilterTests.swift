// Maintainer access is told from a filter: what if the server doesn't apply it, or can't be seen to?

import Inventory
import Testing
import Transport

@testable import Forges

@Suite struct AccessFilterTests {
    private static func row(_ id: Int64) -> String {
        #"{"id":\#(id),"path_with_namespace":"a/p\#(id)","namespace":{"full_path":"a","kind":"group"}}"#
    }

    /// Reads the two listings and gives the access to project 1.
    private static func access(
        all: [String], maintained: [String], knowsLevels: Bool
    ) async throws -> Observed<MaintainerAccess> {
        let transport = ScriptedTransport { request, _ in
            if request.url.contains("min_access_level=1&") {
                return knowsLevels ? .text(#"{"error":"no such level"}"#, 400) : .text("[\(all[0])]")
            }
            let rows = request.url.contains("min_access_level=40") ? maintained : all
            return .text("[\(rows.joined(separator: ","))]", 200, ["x-total": "\(rows.count)"])
        }
        let recorder = Recorder()
        let client = Client.make(transport, sink: recorder)
        return try await ProjectListings(client: client, sink: { recorder.take($0) }, exclude: []).read().access(to: 1)
    }

    @Test("A server that ignores the level proves no access; one that knows it does")
    func ignored() async throws {
        let rows = [Self.row(1), Self.row(2)]
        #expect(try await Self.access(all: rows, maintained: rows, knowsLevels: true).value == .held)
        #expect(try await Self.access(all: rows, maintained: rows, knowsLevels: false).value == nil)
    }

    @Test("A row that can't be read doesn't make a filter of an ignored level")
    func malformed() async throws {
        let broken = #"{"id":3,"path_with_namespace":7}"#
        let rows = [Self.row(1), Self.row(2), broken]
        #expect(try await Self.access(all: rows, maintained: rows, knowsLevels: false).value == nil)
    }

    @Test("A project that only the narrower listing lacks shows that the level is applied")
    func applied() async throws {
        let rows = [Self.row(1), Self.row(2), Self.row(3)]
        #expect(try await Self.access(all: rows, maintained: [rows[0], rows[2]], knowsLevels: false).value == .held)
    }

    @Test("Ids beyond 32 and 53 bits are kept as they are")
    func greatIDs() async throws {
        let id: Int64 = 9_007_199_254_740_993
        let transport = ScriptedTransport { request, _ in
            request.url.contains("min_access_level=1&")
                ? .text(#"{"error":"no such level"}"#, 400) : .text("[\(Self.row(id))]")
        }
        let recorder = Recorder()
        let client = Client.make(transport, sink: recorder)
        let listings = try await ProjectListings(client: client, sink: { recorder.take($0) }, exclude: []).read()
        #expect(recorder.repositories.map(\.id) == [id])
        #expect(listings.access(to: id).value == .held)
        #expect(listings.access(to: id - 1).value == .below)
    }
}
