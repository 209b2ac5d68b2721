// An answer together with what the log and the fault seam must know of how it came about.

/// An answer, the route that gave it (`GET /projects/:id/hooks`, or `unmatched`), and the name of the credential.
struct RoutedAnswer: Sendable {
    var answer: Answer
    let route: String
    let credential: String
    /// The faults that had a part in it.
    var fired: [String]

    init(answer: Answer, route: String, credential: String, fired: [String] = []) {
        self.answer = answer
        self.route = route
        self.credential = credential
        self.fired = fired
    }
}
