// The document says what the cases say.
import Foundation
import Testing

@Suite("The reliability document")
struct ReliabilityTests {
    @Test("docs/reliability.md is what the cases generate")
    func upToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/reliability.md")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Data(ReliabilityDocument.text.utf8).write(to: file)
            Issue.record("docs/reliability.md was written: run the tests again without RECORD")
            return
        }
        let same = (try? String(contentsOf: file, encoding: .utf8)) == ReliabilityDocument.text
        #expect(same, "docs/reliability.md is out of date: RECORD=1 swift test --filter FaultTests writes it anew")
    }
}
