// `forgeaudit snapshot prune`: removes old snapshots by hand.

import ArgumentParser
import Config
import Foundation
import Logging
import Snapshots

struct SnapshotPruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove the oldest snapshots, as every run does at its end.",
        discussion: """
            Never removes the latest one, the one that it compares itself with, and the last one of which every import \
            was complete. Exit status: 0; 2 could not run; 64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption

    @Option(help: "How many to keep (default: the config's snapshots.keep).")
    var keep: Int?

    @Option(help: "How many days to keep one (default: the config's snapshots.keep_days, else without limit).")
    var keepDays: Int?

    @OptionGroup var output: LogOptions

    func validate() throws {
        if let keepDays, keepDays < 1 { throw ValidationError("--keep-days must be at least 1") }
        if let keep, keep < 1 { throw ValidationError("--keep must be at least 1") }
    }

    func run() async throws {
        let (path, keep, days, output) = (config.config, keep, keepDays, output)
        try await CommandBody.run(output.logger, format: output.logFormat) {
            let workspace = try Workspace(reading: path)
            try workspace.snapshots.create()
            let lock = try workspace.snapshots.lock()
            defer { withExtendedLifetime(lock) {} }
            let before = Set(workspace.snapshots.snapshots())
            Retention(workspace, now: output.now()).apply(keep: keep, days: days)
            let removed = before.subtracting(workspace.snapshots.snapshots())
            for file in removed.sorted(by: { $0.path < $1.path }) {
                if !output.quiet { Standard.output("removed \(TerminalText.safe(file.lastPathComponent))") }
            }
            if output.quiet { return .clean }
            Standard.output("\(before.count - removed.count) kept, \(removed.count) removed")
            return .clean
        }
    }
}
