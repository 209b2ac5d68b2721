// Collects an answer while libcurl delivers it.

/// The answer's bytes so far. Used by the transport's thread only.
final class AnswerBuffer {
    private(set) var body: [UInt8] = []
    private(set) var headers: [String: String] = [:]
    private(set) var exceeded: TransportError.Code?
    /// Whether the empty line behind the headers came: libcurl takes an answer that ends before it for a whole one.
    private(set) var headersEnded = false
    /// Whether the status is one of 1xx, which another follows.
    private var isInterim = false
    private var headerBytes = 0
    private let limits: TransportLimits
    private let pool: BodyPool

    init(_ limits: TransportLimits, _ pool: BodyPool) {
        self.limits = limits
        self.pool = pool
        headers.reserveCapacity(24)
    }

    deinit { pool.takeBack(&body) }

    /// False ends the transfer.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limits.bodyBytes else {
            exceeded = .bodyTooLarge
            return false
        }
        if body.isEmpty, !bytes.isEmpty { body = pool.body(expected: announced) }
        body.append(contentsOf: bytes)
        return true
    }

    /// The bytes that the server announces; nil where it doesn't, or they are to be decompressed.
    private var announced: Int? {
        guard headers["content-encoding"] == nil else { return nil }
        return headers["content-length"].flatMap { Int($0) }
    }

    /// The body as it is now, which is empty here afterwards.
    func takeBody() -> HTTPBody {
        var taken: [UInt8] = []
        swap(&taken, &body)
        return HTTPBody(taken, from: pool)
    }

    /// Takes one header line with its line end. A status line starts a new answer (after `100 Continue`).
    func appendHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerBytes else {
            exceeded = .headersTooLarge
            return false
        }
        // What comes behind the body would be taken for a header, or for another answer.
        if headersEnded && !isInterim { return true }
        if bytes.starts(with: "HTTP/".utf8) {
            headers.removeAll(keepingCapacity: true)
            headersEnded = false
            isInterim = bytes.drop { $0 != 0x20 }.drop { $0 == 0x20 }.first == UInt8(ascii: "1")
            return true
        }
        if bytes.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { headersEnded = true }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        let value = bytes[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        var end = value.endIndex
        while end > value.startIndex, [0x0A, 0x0D, 0x20, 0x09].contains(value[end - 1]) { end -= 1 }
        let text = String(decoding: value[value.startIndex..<end], as: UTF8.self)
        // A list may be split over several fields, and a proxy may add one of its own: the last one alone could lack the
        // link to the next page, and the listing would seem to end.
        headers[name] = name == "link" ? headers[name].map { "\($0), \(text)" } ?? text : text
        return true
    }
}
