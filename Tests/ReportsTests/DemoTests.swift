// The demo fleet rendered as a whole, and kept where FORGEAUDIT_DEMO_REPORTS names a folder, for looking at it.

import Foundation
import Testing

@testable import Reports

struct DemoTests {
    @Test("The demo fleet's page stays within its budget and shows every section")
    func page() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: Set(ReportFormat.allCases))
        let page = try rendered.text("index.html")
        for anchor in [
            "verdict", "provenance", "coverage", "gaps", "changes", "trend", "findings", "unverified", "waivers",
            "controls", "rules",
            "method",
            "sign-off",
        ] {
            #expect(page.contains("id=\"\(anchor)\""))
        }
        #expect(page.utf8.count <= 300_000)
        if let folder = ProcessInfo.processInfo.environment["FORGEAUDIT_DEMO_REPORTS"] {
            for file in rendered.files {
                let name = file.path.dropFirst(rendered.directory.path.count + 1)
                let target = URL(fileURLWithPath: folder).appendingPathComponent(String(name))
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(contentsOf: file).write(to: target)
            }
        }
    }
}
