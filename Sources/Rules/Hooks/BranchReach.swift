// Whether a hook's branch filter lets pushes to a branch through.

import Inventory

/// What can be said of a filter and a branch.
enum BranchReach: Equatable {
    case reached
    case filteredOut
    /// The filter can't be read here; the text says why, as a sentence.
    case unknown(String)
}

extension Webhook.BranchFilter {
    /// Judges as GitLab does: case counts, a blank wildcard lets everything through, a regular expression may match
    /// anywhere in the name, and what is left over in the filter under "all branches" is ignored.
    func reach(_ branch: String) -> BranchReach {
        switch self {
        case .allBranches:
            return .reached
        case .wildcard(let filter):
            guard filter.contains(where: { !$0.isWhitespace }) else { return .reached }
            guard filter.unicodeScalars.count <= Self.longest, branch.unicodeScalars.count <= Self.longest else {
                return .unknown("The hook's branch filter is too long to be judged.")
            }
            return Wildcard.matches(filter, branch) ? .reached : .filteredOut
        case .regex(let filter):
            guard branch.unicodeScalars.count <= Self.longest, let regex = BranchRegex(filter) else {
                return .unknown("The hook's branch filter is a regular expression that can't be judged here.")
            }
            return regex.matches(branch) ? .reached : .filteredOut
        case .unknown:
            return .unknown("The hook filters branches in a way that this version doesn't know.")
        }
    }

    /// Whether it surely lets every branch through.
    var isOpen: Bool {
        switch self {
        case .allBranches: true
        case .wildcard(let filter): filter.allSatisfy { $0.isWhitespace }
        case .regex(let filter): filter.isEmpty
        case .unknown: false
        }
    }

    /// Whether it can be judged here at all, which no branch's name changes.
    var isReadable: Bool {
        if case .unknown = reach("") { false } else { true }
    }

    /// The filter as a reader would look for it in GitLab's form.
    var summary: String {
        switch self {
        case .allBranches: "all branches"
        case .wildcard(let filter): filter.isEmpty ? "wildcard, blank" : "wildcard \(filter)"
        case .regex(let filter): "regular expression \(filter)"
        case .unknown(let strategy, let filter): "\(strategy) \(filter)"
        }
    }

    /// Far above what forges accept as branch or filter: beyond it the text is an attack.
    private static let longest = 1_000
}
