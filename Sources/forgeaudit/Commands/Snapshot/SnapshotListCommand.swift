// `forgeaudit snapshot list`: which snapshots there are, and what they say.

import ArgumentParser
import Foundation
import Inventory
import Logging
import Snapshots

struct SnapshotListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the snapshots of the config's folder, newest first.",
        discussion: "Exit status: 0; 2 for a config that can't be read; 64 wrong usage.")

    @OptionGroup var config: ConfigOption

    func run() async throws {
        let path = config.config
        try await CommandBody.run(Logger.plain) {
            let workspace = try Workspace(reading: path)
            let files = workspace.snapshots.snapshots()
            guard !files.isEmpty else {
                Standard.output("there is no snapshot in \(workspace.snapshots.url.path) yet")
                return .clean
            }
            var table = TextTable([
                ("snapshot", .left), ("collected", .left), ("import", .left), ("repositories", .right),
                ("fail", .right),
                ("unverified", .right), ("audit", .left),
            ])
            for file in files.reversed() { table.add(Self.row(file)) }
            Standard.output(table.text)
            return .clean
        }
    }

    /// What is blocked is proven to reach nothing; only what isn't proven is incomplete.
    private static func word(_ states: [ImportState?]) -> String {
        let blocked = states.count { $0 == .blocked }
        guard states.allSatisfy({ $0 == .complete || $0 == .blocked }) else { return "incomplete" }
        return blocked == 0 ? "complete" : "complete, \(blocked) blocked"
    }

    private static func row(_ file: URL) -> [String] {
        let name = TerminalText.safe(file.lastPathComponent)
        do {
            let snapshot = try Snapshot.read(file)
            defer { try? snapshot.close() }
            let run = try snapshot.run()
            let integrations = try snapshot.integrations()
            let repositories = integrations.reduce(0) { $0 + $1.repositories }
            let stale = integrations.reduce(0) { $0 + $1.stale }
            let head = [
                name, Timestamp.format(run.startedAt), word(integrations.map(\.importState)),
                stale == 0 ? String(repositories) : "\(repositories) + \(stale) stale",
            ]
            guard let outcome = try? snapshot.outcome() else { return head + ["", "", "not audited"] }
            let word = outcome.verdict.rawValue.replacingOccurrences(of: "_", with: " ")
            return head + [String(outcome.fails), String(outcome.unverified), word]
        } catch {
            return [name, "", "can't be read", "", "", "", ""]
        }
    }
}
