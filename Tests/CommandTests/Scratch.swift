// A folder for one test, laid out like the project's root.
import Foundation
import TestSupport

/// Holds a copy of `fixtures/`, so that the demo's config finds everything by the relative paths that it names.
struct Scratch: Sendable {
    let root: URL

    /// The project's own root, found from this file's place.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The config as `make demo` names it.
    static let demoConfig = "fixtures/demo/forgeaudit.yaml"
    /// The instant that the demo's dates fit.
    static let now = "2026-11-22T02:00:00Z"

    var fleet: URL { root.appending(path: "fixtures/demo", directoryHint: .isDirectory) }
    var secrets: URL { root.appending(path: ".demo/secrets", directoryHint: .isDirectory) }
    var snapshots: URL { root.appending(path: ".demo/snapshots", directoryHint: .isDirectory) }
    var latest: URL { snapshots.appending(path: "latest.sqlite").resolvingSymlinksInPath() }
    var reports: URL { root.appending(path: "reports", directoryHint: .isDirectory) }
    var requestLog: URL { root.appending(path: ".demo/requests.log") }

    /// Makes the folder, hands it to `body`, and removes it whatever happens.
    static func use<Value>(_ body: (Scratch) async throws -> Value) async throws -> Value {
        let files = FileManager.default
        // Links resolved, because the tool names files by their real paths.
        let scratch = Scratch(
            root: files.temporaryDirectory.resolvingSymlinksInPath()
                .appending(path: "forgeaudit-\(UUID().uuidString)", directoryHint: .isDirectory))
        defer { try? files.removeItem(at: scratch.root) }
        try files.createDirectory(at: scratch.root.appending(path: ".demo"), withIntermediateDirectories: true)
        try files.copyItem(
            at: project.appending(path: "fixtures"), to: scratch.root.appending(path: "fixtures"))
        return try await body(scratch)
    }

    /// Starts `forgeaudit` here.
    func start(
        _ arguments: [String], environment: [String: String] = [:], shell: String? = nil
    ) throws -> Child {
        try Child("forgeaudit", arguments, in: root, environment: environment, shell: shell)
    }

    /// Runs `forgeaudit` here to its end.
    func forgeaudit(_ arguments: String..., environment: [String: String] = [:]) async throws -> Run {
        try await start(arguments, environment: environment).finished()
    }

    /// Runs a command that goes over the network, with the demo's clock and every connection going to `port`.
    func forgeaudit(
        _ command: String, _ more: [String] = [], config: String = demoConfig, port: UInt16, clock: String = now
    ) async throws -> Run {
        try await start(Self.online(command, more, config: config, port: port, clock: clock)).finished()
    }

    static func online(
        _ command: String, _ more: [String] = [], config: String = demoConfig, port: UInt16, clock: String = now
    ) -> [String] {
        [command, "-c", config, "--connect-to", "127.0.0.1:\(port)", "--clock", clock] + more
    }

    /// Writes `text` to a file below the root.
    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: root.appending(path: path))
    }

    /// The files of a folder and of those within it, by their paths in it; empty where there's no such folder.
    func contents(of folder: URL) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [] {
            let file = folder.appending(path: path)
            if !file.hasDirectoryPath, let data = FileManager.default.contents(atPath: file.path) {
                contents[path] = data
            }
        }
        return contents
    }
}
