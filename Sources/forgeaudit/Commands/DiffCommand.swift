// `forgeaudit diff`: what changed between two snapshots.

import ArgumentParser
import Changes
import Foundation
import Logging
import Snapshots

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed between two snapshots.",
        discussion: """
            A snapshot is a file, `latest`, `previous` (the one before the latest), a day like 2026-11-22 (its last \
            snapshot) or an instant like 2026-11-22T02:00:00Z; all but files are looked up in the config's snapshot \
            folder. Needs no network and no secret.

            Exit status: 0 compared, whatever changed; 1 only with --exit-code, where a finding at or above \
            audit.fail_on is open that wasn't before; 2 could not compare (config, files, different platforms); 64 \
            wrong usage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    @OptionGroup var config: ConfigOption

    @Argument(help: "The earlier snapshot.")
    var from = "previous"

    @Argument(help: "The later snapshot.")
    var to = "latest"

    @Option(help: "Text for the terminal, JSON for machines, Markdown for a merge request.")
    var format: Format = .text

    @Flag(help: "End with 1 where a finding at or above audit.fail_on is new.")
    var exitCode = false

    @OptionGroup var output: LogOptions

    func run() async throws {
        let (config, from, to, format, exitCode) = (config.config, from, to, format, exitCode)
        try await CommandBody.run(output.logger, format: output.logFormat) {
            let names = SnapshotNames(config: config)
            let earlier = try Snapshot.read(try names.file(from))
            defer { try? earlier.close() }
            let later = try Snapshot.read(try names.file(to))
            defer { try? later.close() }
            let comparison = try Comparison(from: earlier, to: later)
            let summary: ChangeSummary
            switch format {
            case .text:
                summary = try ChangeSummary(comparison)
                Standard.output(DiffText(comparison, summary).text)
            case .markdown:
                summary = try ChangeSummary(comparison)
                Standard.output(DiffMarkdown(comparison, summary).text)
            case .json:
                summary = try DiffJSON(comparison).write(Standard.output)
            }
            return exitCode && summary.newlyOpen > 0 ? .findings : .clean
        }
    }
}
