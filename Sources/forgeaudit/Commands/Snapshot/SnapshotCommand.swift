// `forgeaudit snapshot`: what is done with snapshot files.

import ArgumentParser

struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "List, verify and prune snapshots.",
        subcommands: [SnapshotListCommand.self, SnapshotVerifyCommand.self, SnapshotPruneCommand.self])
}
