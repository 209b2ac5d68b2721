// One line of the request log.
package import Foundation

/// What the forge remembers of a request. Never a header value: the credential appears by name.
package struct LoggedRequest: Sendable, Equatable {
    /// The forge's time.
    package let time: Date
    /// The HTTP method.
    package let method: String
    /// Path and query as sent.
    package let target: String
    /// What was answered, faults included.
    package let status: Int
    /// `app hub`, `installation 30614487`, `token acme-gitlab`, `none` or `unknown`.
    package let credential: String
    /// The route that answered, e.g. `GET /projects/:id/hooks`, or `unmatched`.
    package let route: String
    /// The id that the answer carried in `X-GitHub-Request-Id` or `X-Request-Id`.
    package let requestID: String
    /// The faults that had a part in the answer, e.g. `status(502), slow(20)`; nil: none had.
    package let fault: String?
}
