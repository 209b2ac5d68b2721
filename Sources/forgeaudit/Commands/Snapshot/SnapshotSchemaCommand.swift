// `forgeaudit snapshot schema`: what a snapshot holds, as a document.

import ArgumentParser
import Logging
import Snapshots

struct SnapshotSchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Describe every table, view and column of a snapshot, as Markdown.",
        discussion: "It is docs/snapshot-schema.md. Needs no config and no snapshot. Exit status: 0; 64 wrong usage.")

    func run() async throws {
        try await CommandBody.run(Logger.plain) {
            Standard.output(SchemaMarkdown.of(try SchemaOutline()))
            return .clean
        }
    }
}
