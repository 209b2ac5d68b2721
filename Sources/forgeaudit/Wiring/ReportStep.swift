// Writing the reports as every command does it.

import Config
import Foundation
import Logging
import Reports
import Snapshots

struct ReportStep {
    let workspace: Workspace
    let flags: ReportFlags
    let options: LogOptions
    let log: Logger
    /// The log lines that are printed only where something changed; nil where nothing waits for that.
    var held: HeldLines?
    /// What changed since what was told last, where that is known.
    var change: RunChange?

    /// Writes the formats that the flags or the config name from `file`, prints the table and gives the exit status that goes with it.
    func run(on file: URL) throws -> ExitStatus {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        let settings = workspace.config.reports
        let writer = ReportWriter(
            snapshot: snapshot, directory: flags.directory(workspace), options: flags.options(settings))
        let formats = flags.formats(settings)
        let (files, isRefused) = try write(writer, formats)
        // Pages and shards are many; the file to open leads to them.
        for report in files where formats.contains(where: { $0.fileName == report.lastPathComponent }) {
            log.info("report written", metadata: ["file": "\(report.path)"])
        }
        let outcome = try snapshot.outcome()
        let audited = ExitStatus(outcome)
        let status = isRefused && audited == .clean ? .couldNotRun : audited
        if let held {
            guard isRefused || change?.isChange(status) ?? true else {
                held.drop()
                return status
            }
            held.print()
            Standard.output(RunLine.text(outcome, change))
        } else if !options.quiet {
            Standard.output(try SummaryTable.text(snapshot))
        } else if status != .clean {
            // cron mails output, not exit statuses.
            Standard.output(SummaryTable.verdict(outcome))
        }
        return status
    }

    /// A report that can't hold the audit is an error beside the verdict, not in its place.
    private func write(_ writer: ReportWriter, _ formats: Set<Reports.ReportFormat>) throws -> (
        files: [URL], isRefused: Bool
    ) {
        do {
            return (try writer.write(formats, notice: { log.notice("\($0)") }), false)
        } catch let error as ReportsError where error.code == .tooLarge {
            log.error("\(error)")
            return ([], true)
        }
    }
}
