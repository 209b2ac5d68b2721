// What a route answers, before the server adds what every answer carries.

/// A finished HTTP answer: a status, headers in any order, and a body.
package struct Answer: Sendable {
    /// The HTTP status.
    package var status: Int
    /// Values by name; `Date`, `Server`, `Content-Length` and the request id are added when it is sent.
    package var headers: [String: String]
    /// The bytes of the body.
    package var body: [UInt8]

    /// An answer as it is given.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A JSON answer.
    static func json(_ value: JSONValue, status: Int = 200, headers: [String: String] = [:]) -> Answer {
        var all = headers
        all["Content-Type"] = all["Content-Type"] ?? "application/json; charset=utf-8"
        return Answer(status: status, headers: all, body: value.bytes())
    }

    /// A plain text answer.
    package static func text(_ text: String, status: Int) -> Answer {
        Answer(status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: Array(text.utf8))
    }
}
