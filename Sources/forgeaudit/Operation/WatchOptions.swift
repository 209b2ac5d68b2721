// The options of the commands whose end others watch.

import ArgumentParser

struct WatchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write metrics for Prometheus' node exporter to this file (default: the config's operation.metrics).",
            valueName: "file"))
    var metrics: String?
}

struct SilenceOptions: ParsableArguments {
    @Flag(
        help:
            "Print nothing when the run found what the run before it found; else warnings and the verdict in one line.")
    var quietUnlessChanged = false
}
