// The options of the commands whose end others watch.

import ArgumentParser
import Foundation
import Logging

struct WatchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write metrics for Prometheus' node exporter to this file (default: the config's operation.metrics).",
            valueName: "file"))
    var metrics: String?

    /// Reads the config at `path`. One that can't be read leaves the metrics that the command line names: where its own
    /// are, nobody knows.
    func workspace(reading path: String, now: Date, _ log: Logger) throws -> Workspace {
        do {
            return try Workspace(reading: path)
        } catch {
            if let metrics {
                do {
                    let text = Metrics.text(couldNotRunAt: now)
                    try WatchedFile.replace(metrics, with: text, head: WatchedFile.metricsHead)
                } catch {
                    log.error("metrics not written", metadata: ["reason": "\(error)"])
                }
            }
            throw error
        }
    }
}

struct SilenceOptions: ParsableArguments {
    @Flag(
        help: "Print nothing when the run found what was told last; else warnings and the verdict in one line.")
    var quietUnlessChanged = false
}
