// What a forge answered.

/// A whole answer: status, headers, and the body after decompression.
package struct HTTPResponse: Sendable {
    package let status: Int
    /// Lower-case names; of repeated fields the last counts.
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
