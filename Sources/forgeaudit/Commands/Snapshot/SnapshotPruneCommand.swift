// `forgeaudit snapshot prune`: removes old snapshots by hand.

import ArgumentParser
import Config
import Foundation
import Logging
import Snapshots

struct SnapshotPruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove the oldest snapshots, as every run does at its end.",
        discussion: "Never removes the latest one. Exit status: 0; 2 could not run; 64 wrong usage.")

    @OptionGroup var config: ConfigOption

    @Option(help: "How many to keep (default: the config's snapshots.keep).")
    var keep: Int?

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep must be at least 1") }
    }

    func run() async throws {
        let (path, keep) = (config.config, keep)
        try await CommandBody.run(Logger(label: "forgeaudit")) {
            let workspace = try Workspace(reading: path)
            try workspace.snapshots.create()
            let lock = try workspace.snapshots.lock()
            defer { withExtendedLifetime(lock) {} }
            let before = Set(workspace.snapshots.snapshots())
            workspace.snapshots.prune(keep: keep ?? workspace.config.snapshots.keep)
            let removed = before.subtracting(workspace.snapshots.snapshots())
            for file in removed.sorted(by: { $0.path < $1.path }) {
                Standard.output("removed \(TerminalText.safe(file.lastPathComponent))")
            }
            Standard.output("\(before.count - removed.count) kept, \(removed.count) removed")
            return .clean
        }
    }
}
