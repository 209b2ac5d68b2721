// Counts of results by outcome.

import Snapshots

/// How many results there were of each outcome.
struct Tally: Hashable {
    var pass = 0
    var fail = 0
    var unverified = 0
    var waived = 0
    var notApplicable = 0

    /// Results that are, or should have been, pass or fail.
    var applicable: Int { pass + fail + unverified + waived }
    /// Results that are a proven pass or fail, or were accepted.
    var evaluated: Int { pass + fail + waived }

    mutating func add(_ subjects: Int, as outcome: VerdictCount.Outcome) {
        switch outcome {
        case .pass: pass += subjects
        case .fail: fail += subjects
        case .unverified: unverified += subjects
        case .waived: waived += subjects
        case .notApplicable: notApplicable += subjects
        }
    }

    static func + (left: Tally, right: Tally) -> Tally {
        Tally(
            pass: left.pass + right.pass, fail: left.fail + right.fail, unverified: left.unverified + right.unverified,
            waived: left.waived + right.waived, notApplicable: left.notApplicable + right.notApplicable)
    }
}
