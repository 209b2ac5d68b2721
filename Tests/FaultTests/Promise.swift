// What the auditor promises for a fault.
import Inventory

/// The ending that a fault has to have. What holds for every fault alike isn't here: see `FaultTests`.
struct Promise: Sendable {
    /// The repositories of the struck integration, compared with an undisturbed run.
    enum Extent: Sendable, Equatable {
        case same, none
        /// Some of them, and no other.
        case some
        /// One went while they were listed.
        case oneLess
        /// The same, with that much added to every id.
        case moved(Int64)
    }

    /// A gap that has to be there.
    struct Gap: Sendable {
        let fact: Fact
        let cause: Unreadable.Cause
    }

    var status: Int32
    var state: ImportState
    var repositories: Extent
    var gaps: [Gap] = []
    /// Rules of which the integration must have unverified results, and no pass.
    var unverified: [String] = []
    /// A part of the reason why the import isn't complete.
    var doubt = ""
    /// How many requests of the integration more than undisturbed there may be.
    var extra: Int?
    /// In the document.
    var words: String

    /// It passes over: the end is that of an undisturbed run.
    static func recovers(_ extra: Int) -> Promise {
        Promise(
            status: 0, state: .complete, repositories: .same, extra: extra,
            words: "complete, as if nothing had been"
                + (extra == 0 ? ", without a request more" : "; requests more: at most \(extra)"))
    }

    /// The lists are complete, but something about the integration couldn't be read.
    static func complete(without fact: Fact, _ cause: Unreadable.Cause, unverified: [String]) -> Promise {
        Promise(
            status: unverified.isEmpty ? 0 : 3, state: .complete, repositories: .same,
            gaps: [Gap(fact: fact, cause: cause)], unverified: unverified,
            words: "complete; the gap (\(fact.rawValue), \(cause.rawValue)) is named"
                + (unverified.isEmpty ? "" : " and what rests on it is unverified, status 3"))
    }

    /// A list broke off or can't be proven whole. `doubt` is a part of the reason.
    static func incomplete(_ doubt: String, gaps: [Gap] = [], unverified: [String] = []) -> Promise {
        Promise(
            status: 3, state: .incomplete, repositories: .some, gaps: gaps,
            unverified: unverified, doubt: doubt, words: "incomplete, status 3" + naming(doubt))
    }

    /// The list of projects is whole, the Maintainer access isn't known.
    static func accessUnknown(_ cause: Unreadable.Cause, _ doubt: String, some: Bool = false) -> Promise {
        Promise(
            status: 3, state: .incomplete, repositories: .same, gaps: [Gap(fact: .maintainerProjects, cause: cause)],
            unverified: some ? [] : ["repository-maintainer-access-missing"], doubt: doubt,
            words: "incomplete, status 3; all projects are listed, nobody is called a Maintainer unseen")
    }

    /// Nothing could be read.
    static func failed(_ doubt: String, gaps: [Gap] = [], unverified: [String] = []) -> Promise {
        Promise(
            status: 3, state: .failed, repositories: .none, gaps: gaps, unverified: unverified, doubt: doubt,
            words: "failed, status 3" + naming(doubt))
    }

    /// The forge itself says that nothing may be read, which is a finding.
    static func blocked(_ doubt: String, gaps: [Gap] = []) -> Promise {
        Promise(
            status: 1, state: .blocked, repositories: .none, gaps: gaps, doubt: doubt,
            words: "blocked, which is a finding, status 1" + naming(doubt))
    }

    private static func naming(_ doubt: String) -> String {
        doubt.isEmpty ? "; the reason is named" : "; the reason is named: “\(doubt)”"
    }

    func with(_ change: (inout Promise) -> Void) -> Promise {
        var copy = self
        change(&copy)
        return copy
    }
}
