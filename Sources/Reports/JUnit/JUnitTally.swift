// The counts that a test suite's attributes announce.

/// Counted over the same cases that are written afterwards.
struct JUnitTally: Hashable {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    mutating func add(_ result: JUnitCase.Result) {
        tests += 1
        switch result {
        case .pass: break
        case .failure: failures += 1
        case .error: errors += 1
        case .skipped: skipped += 1
        }
    }
}
