// One case of the fault suite.
import Testing

/// A fault, where it strikes, and what is promised for it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let name: String
    let place: Place
    /// The fault's kind with conditions that come on top of the place's, e.g. `status(500); page=2; times=2`.
    let fault: String
    let promise: Promise
    var timeout = 20
    /// One, where the order of requests decides whether the fault fires.
    var connections = 4
    /// Seconds. Permanent faults get a second: repetition is paid from it.
    var waitBudget = 20
    /// The config names the forge's own address, so that another origin is where it says.
    var direct = false
    /// A second fault beside it, in full.
    var beside: [String] = []

    init(_ name: String, _ place: Place, _ fault: String, _ promise: Promise) {
        self.name = name
        self.place = place
        self.fault = fault
        self.promise = promise
        if promise.extra == nil { waitBudget = 1 }
    }

    var testDescription: String { name }

    var specification: String {
        // A query of the case's own takes the place of the place's.
        let conditions =
            fault.contains("query=")
            ? place.conditions.split(separator: "; ").filter { !$0.hasPrefix("query=") }.joined(separator: "; ")
            : place.conditions
        return "kind=\(fault); \(conditions)"
    }

    func with(_ change: (inout FaultCase) -> Void) -> FaultCase {
        var copy = self
        change(&copy)
        return copy
    }

    /// The families in the order of the document.
    static let families: [(title: String, cases: [FaultCase])] = [
        ("What passes over", PassingFaults.cases),
        ("Statuses", StatusFaults.cases),
        ("Limits", LimitFaults.cases),
        ("Delivery", DeliveryFaults.cases),
        ("Lists", ListFaults.cases),
        ("Bodies", BodyFaults.cases),
        ("Fields of GitHub's answers", GitHubFieldFaults.cases),
        ("Fields of GitLab's answers", GitLabFieldFaults.cases),
        ("Redirects and links", RedirectFaults.cases),
        ("The forge itself", ForgeFaults.cases),
    ]

    static let all = families.flatMap { $0.cases }
}
