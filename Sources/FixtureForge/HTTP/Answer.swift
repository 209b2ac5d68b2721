// What a route answers, before the server adds what every answer carries.

/// A finished HTTP answer: a status, headers in any order, and a body.
package struct Answer: Sendable {
    /// The HTTP status.
    package var status: Int
    /// Values by name; `Date`, `Server`, `Content-Length` and the request id are added when it is sent.
    package var headers: [String: String]
    /// The bytes of the body.
    package var body: [UInt8]
    /// What becomes of the bytes.
    package var delivery = Delivery.whole
    /// How long it is held back.
    package var delay = Duration.zero
    /// Whether it carries a `Date`.
    package var hasDate = true
    /// The number of the page of a list that it is, by offset or by keyset; nil: it is no list.
    var page: Int?

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

    /// A page for a browser.
    static func html(_ text: String, status: Int) -> Answer {
        Answer(status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(text.utf8))
    }

    /// This answer with another body, which the old tag no longer describes.
    func with(body: [UInt8]) -> Answer {
        var copy = self
        copy.body = body
        copy.headers["ETag"] = nil
        return copy
    }

    /// `other`, with what this answer's headers say of the forge and its limits, but not of its body.
    func replaced(by other: Answer) -> Answer {
        var copy = other
        let own = headers.filter { !Self.bodyHeaders.contains($0.key) }
        copy.headers = own.merging(other.headers) { _, new in new }
        copy.delivery = delivery
        copy.delay = delay
        copy.hasDate = hasDate
        return copy
    }

    private static let bodyHeaders: Set<String> = [
        "Content-Type", "ETag", "Link", "Location", "X-Total", "X-Total-Pages", "X-Page", "X-Per-Page", "X-Next-Page",
        "X-Prev-Page",
    ]
}
