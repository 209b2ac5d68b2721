// The seam for misbehaviour: the one place where an answer can be replaced before it is sent.

/// Decides what is really sent. A fault sees which route answered whom for the how-many-th time, and the answer that the
/// forge would give; it may wait, change the answer or put another in its place.
package struct Fault: Sendable {
    /// What a fault decides on.
    package struct Exchange: Sendable {
        /// The HTTP method.
        package let method: String
        /// Path and query as sent.
        package let target: String
        /// The route's name, e.g. `GET /projects/:id/hooks`.
        package let route: String
        /// `app hub`, `installation 30614487`, `token acme-gitlab`, `none` or `unknown`.
        package let credential: String
        /// 1 for the first request with this method, target and credential.
        package let occurrence: Int
    }

    /// Called once for every answer; whatever it returns is sent.
    package let apply: @Sendable (Exchange, Answer) async -> Answer

    /// A fault that decides with `apply`.
    package init(_ apply: @escaping @Sendable (Exchange, Answer) async -> Answer) { self.apply = apply }

    /// Nothing goes wrong.
    package static let none = Fault { _, answer in answer }
}
