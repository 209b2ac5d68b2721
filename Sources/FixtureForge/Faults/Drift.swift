// A list that changes while a client walks through its pages.

/// One repository that leaves or joins the listings of repositories: all of them, `GET /installation/repositories` and
/// `GET /projects`, and nothing else; a single repository stays readable.
package struct Drift: Sendable, Equatable {
    /// What happens when the fault fires.
    package enum Change: String, Sendable, CaseIterable {
        /// The repository is listed until then, and no more from then on.
        case removed
        /// The repository is not listed until then.
        case added
    }

    /// Which repository of the list.
    package enum Place: String, Sendable, CaseIterable {
        case first
        case last
    }

    /// What the counts (`total_count`, `X-Total`) say.
    package enum Total: String, Sendable, CaseIterable {
        /// They follow the change.
        case true_ = "true"
        /// They stay as if nothing had changed.
        case stale
    }

    let change: Change
    let place: Place
    let total: Total

    /// A drift: by default the first repository goes and the counts follow.
    package init(_ change: Change = .removed, at place: Place = .first, total: Total = .true_) {
        self.change = change
        self.place = place
        self.total = total
    }

    /// Whether the repository is missing from a list, given whether the fault fires there.
    func hides(whenFiring isFiring: Bool) -> Bool { (change == .removed) == isFiring }
}
