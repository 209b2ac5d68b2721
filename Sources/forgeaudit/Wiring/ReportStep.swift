// Writing the reports as every command does it.

import Config
import Foundation
import Logging
import Reports
import Snapshots

struct ReportStep {
    let workspace: Workspace
    let options: LogOptions
    let log: Logger
    /// The log lines that are printed only where something changed; nil where nothing waits for that.
    var held: HeldLines?
    /// What changed since the run before, where that is known.
    var change: RunChange?

    /// Writes the configured formats from `file`, prints the table and gives the exit status that goes with it.
    func run(on file: URL) throws -> ExitStatus {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        let writer = ReportWriter(snapshot: snapshot, directory: workspace.reportDirectory)
        let formats = workspace.config.reports.formats.map { format in
            switch format {
            case .html: Reports.ReportFormat.html
            case .junit: Reports.ReportFormat.junit
            }
        }
        for report in try writer.write(Set(formats)) {
            log.info("report written", metadata: ["file": "\(report.path)"])
        }
        let outcome = try snapshot.outcome()
        let status = ExitStatus(outcome)
        if let held {
            guard change?.isChange ?? true else {
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
}
