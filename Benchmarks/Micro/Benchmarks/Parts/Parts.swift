// The parts that are measured by themselves: the JSON reader, the snapshot writer, the rules, the JUnit and HTML writers.

import Benchmark
import Foundation

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 1,
        maxDuration: .seconds(20), maxIterations: 5)
    measureJSON()
    measureSnapshot()
    measureRules()
    measureReports()
    measureJUnit()
}

/// A folder that is gone with the process' temporary files.
func scratchFolder(_ name: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("forgeaudit-parts-\(name)-\(UUID().uuidString)")
}
