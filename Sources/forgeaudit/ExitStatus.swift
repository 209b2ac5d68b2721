// The process's exit statuses: the only place that maps results to numbers.

import ArgumentParser
import Snapshots

/// What CI and cron see.
enum ExitStatus: Int32 {
    case clean = 0
    case findings = 1
    case couldNotRun = 2
    case incomplete = 3
    case interrupted = 130

    /// An import that isn't complete goes first: its findings aren't final.
    init(_ outcome: AuditOutcome) {
        if outcome.incompleteImports > 0 {
            self = .incomplete
        } else {
            switch outcome.gate {
            case .met: self = .clean
            case .notMet: self = .findings
            case .notDetermined: self = .incomplete
            }
        }
    }

    /// Ends the command with this status; nil for success.
    var code: ExitCode { ExitCode(rawValue) }

    /// The passage that closes each command's help.
    static let help = """
        Exit status: 0 clean; 1 findings at or above audit.fail_on; 2 could not run (config, secrets, disk); 3 an import \
        is incomplete, or no findings but too much unverified; 64 wrong usage; 130 interrupted.
        """
}
