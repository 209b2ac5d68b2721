// The words that machine formats use for what became of a result.

import Snapshots

/// A result's status after waivers; the raw value is what JSON and CSV say.
enum ResultStatus: String, CaseIterable {
    case fail, unverified, waived, pass, notApplicable

    init(_ finding: FindingRecord) { self = finding.waived ? .waived : finding.isFail ? .fail : .unverified }

    init(_ outcome: VerdictCount.Outcome) {
        switch outcome {
        case .pass: self = .pass
        case .fail: self = .fail
        case .unverified: self = .unverified
        case .waived: self = .waived
        case .notApplicable: self = .notApplicable
        }
    }

    /// How many of the results in `tally` ended so.
    func count(in tally: Tally) -> Int {
        switch self {
        case .pass: tally.pass
        case .fail: tally.fail
        case .unverified: tally.unverified
        case .waived: tally.waived
        case .notApplicable: tally.notApplicable
        }
    }
}

extension AuditOutcome.Verdict {
    /// `met`, `notMet`, `notDetermined`.
    var jsonName: String {
        switch self {
        case .met: "met"
        case .notMet: "notMet"
        case .notDetermined: "notDetermined"
        }
    }
}
