// What a forge answered.

/// A whole answer: status, headers, and the body after decompression.
package struct HTTPResponse: Sendable, CustomStringConvertible, CustomReflectable {
    package let status: Int
    /// Lower-case names; of repeated fields the last counts, but those of `link` are joined.
    package let headers: [String: String]
    private let content: HTTPBody

    package var body: [UInt8] { content.bytes }

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.init(status: status, headers: headers, content: HTTPBody(body))
    }

    init(status: Int, headers: [String: String], content: HTTPBody) {
        self.status = status
        self.headers = headers
        self.content = content
    }

    /// Neither headers nor body: a body may hold a fresh credential.
    package var description: String { "\(status), \(body.count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: ["status": status]) }
}
