// Runs scripts/check-schema, which asks a stock validator of JSON Schema.

import Config
import Foundation

enum SchemaCheck {
    struct Failure: Error, CustomStringConvertible { let description: String }

    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What the script prints; throws where it can't run or complains.
    static func run(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", project.appending(path: "scripts/check-schema").path] + arguments
        let folder = try TemporaryFolder()
        let output = folder.path + "/output"
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let handle = FileHandle(forWritingAtPath: output)
        else { throw Failure(description: "no file for the output") }
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard process.terminationStatus == 0 else { throw Failure(description: text) }
        return text
    }

    /// The configs of a file below the project, by the format that it explains.
    static func entries(_ path: String) throws -> [(name: String, text: String)] {
        let file = try String(contentsOf: project.appending(path: path), encoding: .utf8)
        var base: String?
        return ("\n" + file).components(separatedBy: "\n=== ").dropFirst().map { part in
            let pieces = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let text = (pieces.count > 1 ? pieces[1] : "") + "\n"
            if base == nil { base = text }
            return (pieces[0], text.hasPrefix("version:") ? text : (base ?? "") + text)
        }
    }

    private static let reader = ConfigReader(knownRules: [
        "rebuild-hook-missing": [], "gitlab-token-unused": [], "repository-not-buildable": [],
        "gitlab-token-expires-soon": [RuleParameter("within_days", .integer(0...3_650))],
    ])

    static func problems(of text: String) -> [String] {
        do {
            _ = try reader.read(text: text, path: "c.yaml")
            return []
        } catch {
            return error.errors.map { "\($0)" }
        }
    }
}
