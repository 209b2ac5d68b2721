// Why a fact could not be read.

/// The reason for a gap, an `Error` only so that a `Result` can carry it. It becomes the text of every `unverified` verdict that depends on the fact.
package struct Unreadable: Error, Sendable, Hashable {
    /// What kind of obstacle it was; the raw value is stored and groups gaps in the reports.
    package enum Cause: String, Sendable, Codable, CaseIterable {
        /// The credential itself was refused.
        case credentialRejected = "credential-rejected"
        /// The credential is valid and lacks a permission, scope or role.
        case forbidden
        /// The forge says there is no such thing, or hides that there is.
        case notFound = "not-found"
        /// A limit was reached and the wait budget is spent.
        case rateLimited = "rate-limited"
        /// No usable answer: network, TLS, timeout, server error.
        case unreachable
        /// An answer that doesn't have the documented form.
        case malformed
        /// This forge's version or edition doesn't offer it.
        case unsupported
        /// A listing that couldn't be proven complete.
        case incomplete
        /// Not asked for, because something it depends on failed or the config doesn't name it.
        case notAsked = "not-asked"
        /// The forge answered, and what it showed decides nothing.
        case noEvidence = "no-evidence"
        /// The fact is from an earlier run.
        case stale
    }

    package let fact: Fact
    package let cause: Cause
    /// One sentence, safe to print: no secrets, no control characters, at most 300 characters.
    package let message: String
    /// The permission, scope or role whose grant would make it readable, where that is known.
    package let missingPermission: String?
    /// The exchange that showed it, where there was one.
    package let exchange: ExchangeID?

    package init(
        _ fact: Fact, _ cause: Cause, _ message: String, missingPermission: String? = nil, exchange: ExchangeID? = nil
    ) {
        self.fact = fact
        self.cause = cause
        self.message = message
        self.missingPermission = missingPermission
        self.exchange = exchange
    }
}
