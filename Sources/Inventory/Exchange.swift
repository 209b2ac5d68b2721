// One request to a forge and what came back: the evidence behind every observation.

package import Foundation

/// The number of an exchange within one snapshot.
package typealias ExchangeID = Int64

/// What is kept of an HTTP exchange. Never a header, never a body, never a credential.
package struct Exchange: Sendable, Hashable {
    package let id: ExchangeID
    /// The integration it was made for; nil where several share it (an App's own listing).
    package let integration: String?
    /// What was being read.
    package let fact: Fact
    package let method: String
    /// Path and query below the API's base URL, with `private_token` and the like removed.
    package let path: String
    /// The HTTP status; nil where no answer came.
    package let status: Int?
    /// The forge's own id of the request.
    package let requestID: String?
    /// The server's clock at the answer, from its `Date` header.
    package let serverDate: Date?
    /// Bytes of the body after decompression.
    package let bytes: Int
    /// Lower-case hex SHA-256 of the body; nil where the body held a credential or none came.
    package let bodySHA256: String?
    /// How many tries it took; 1 is the first.
    package let attempts: Int
    /// Why there is no usable answer, where there is none.
    package let failure: String?

    package init(
        id: ExchangeID, integration: String?, fact: Fact, method: String, path: String, status: Int?,
        requestID: String?, serverDate: Date?, bytes: Int, bodySHA256: String?, attempts: Int, failure: String?
    ) {
        self.id = id
        self.integration = integration
        self.fact = fact
        self.method = method
        self.path = path
        self.status = status
        self.requestID = requestID
        self.serverDate = serverDate
        self.bytes = bytes
        self.bodySHA256 = bodySHA256
        self.attempts = attempts
        self.failure = failure
    }
}
