// The digest over everything observed.

import Foundation
import Inventory
import Snapshots
import Testing

struct DigestTests {
    private func digest(
        _ name: String, in folder: TestFolder, gitlabFirst: Bool = false, requestID: String = "r",
        tool: String = "1.0.0"
    ) async throws -> String {
        let file = try await TestRun.write(
            folder.file(name), tool: tool, gitlabFirst: gitlabFirst, requestID: requestID)
        return try Snapshot.read(file).run().contentSHA256
    }

    @Test("Two runs that saw the same have the same digest, whatever the order, the request ids and the tool")
    func stable() async throws {
        let folder = try TestFolder()
        let first = try await digest("a", in: folder)
        #expect(try await digest("b", in: folder) == first)
        #expect(try await digest("c", in: folder, gitlabFirst: true) == first)
        #expect(try await digest("d", in: folder, requestID: "other") == first)
        #expect(try await digest("e", in: folder, tool: "2.0.0") == first)
    }

    @Test("One more repository changes it, an audit doesn't")
    func sensitive() async throws {
        let folder = try TestFolder()
        let first = try await digest("a", in: folder)
        try TestRun.audit(folder.file("a"))
        #expect(try Snapshot.read(folder.file("a")).run().contentSHA256 == first)
        let writer = try SnapshotWriter(creating: folder.file("b"), plan: TestRun.plan())
        try await writer.write(TestRun.githubObservations(), of: "hub")
        try await writer.write(
            TestRun.gitlabObservations() + [.repositories([TestRun.repository(4, "g/d")], listedIn: 10)], of: "lab")
        try await writer.finish(at: TestRun.start)
        #expect(try Snapshot.read(folder.file("b")).run().contentSHA256 != first)
    }
}
