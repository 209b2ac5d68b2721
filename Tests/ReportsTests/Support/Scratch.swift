// Folders for the files of one test.

import Foundation
import Snapshots

@testable import Reports

/// A folder that is removed with the value.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("reports-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes the fleet's snapshot and its reports, and returns the folder that holds the reports.
    func render(
        _ fleet: TestFleet, options: ReportOptions = ReportOptions(), formats: Set<ReportFormat> = [.html, .junit]
    ) async throws -> Rendered {
        let file = try await fleet.write(into: url.appendingPathComponent(UUID().uuidString))
        let snapshot = try Snapshot.read(file)
        let target = url.appendingPathComponent("out-\(UUID().uuidString)")
        var notices: [String] = []
        let files = try ReportWriter(snapshot: snapshot, directory: target, options: options).write(formats) {
            notices.append($0)
        }
        return Rendered(
            scratch: self, snapshot: snapshot, directory: target, files: files, notices: notices)
    }
}

/// What a call wrote.
struct Rendered {
    /// Keeps the folder alive.
    let scratch: Scratch
    let snapshot: Snapshot
    let directory: URL
    let files: [URL]
    let notices: [String]

    func text(_ name: String) throws -> String {
        try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
    }

    func data(_ name: String) throws -> Data { try Data(contentsOf: directory.appendingPathComponent(name)) }
}
