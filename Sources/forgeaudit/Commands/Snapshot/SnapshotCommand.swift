// `forgeaudit snapshot`: what is done with snapshot files.

import ArgumentParser

struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "List, verify, sign, prune, merge and describe snapshots.",
        subcommands: [
            SnapshotListCommand.self, SnapshotVerifyCommand.self, SnapshotSignCommand.self, SnapshotPruneCommand.self,
            SnapshotMergeCommand.self,
            SnapshotSchemaCommand.self,
        ])
}
