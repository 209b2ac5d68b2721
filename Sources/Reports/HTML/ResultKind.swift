// The three kinds of result that are listed one by one, in the order in which every page lists them.

import Inventory
import Snapshots

/// What is proven wrong comes first.
enum ResultKind: CaseIterable {
    case fail, unverified, waived

    init(_ finding: FindingRecord) {
        self = finding.waived ? .waived : finding.isFail ? .fail : .unverified
    }

    /// The section's id, where the kind has one on a page of an integration.
    var anchor: String {
        switch self {
        case .fail: "findings"
        case .unverified: "unverified"
        case .waived: "waived"
        }
    }

    var title: String {
        switch self {
        case .fail: "Open findings"
        case .unverified: "Could not be verified"
        case .waived: "Waived"
        }
    }

    func count(in tally: Tally) -> Int {
        switch self {
        case .fail: tally.fail
        case .unverified: tally.unverified
        case .waived: tally.waived
        }
    }

    /// Which findings of `home` they are, the most severe first.
    func query(_ home: SubjectHome?, limit: Int? = nil) -> FindingQuery {
        switch self {
        case .fail: FindingQuery(order: .severity, home: home, fails: true, waived: false, limit: limit)
        case .unverified: FindingQuery(order: .severity, home: home, fails: false, waived: false, limit: limit)
        case .waived: FindingQuery(order: .severity, home: home, waived: true, limit: limit)
        }
    }
}
