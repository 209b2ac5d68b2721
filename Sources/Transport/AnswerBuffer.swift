// Collects an answer while libcurl delivers it.

/// The answer's bytes so far. Used by the transport's thread only.
final class AnswerBuffer {
    private(set) var body: [UInt8] = []
    private(set) var headers: [String: String] = [:]
    private(set) var exceeded: TransportError.Code?
    private var headerBytes = 0
    private let limits: TransportLimits

    init(_ limits: TransportLimits) { self.limits = limits }

    /// False ends the transfer.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limits.bodyBytes else {
            exceeded = .bodyTooLarge
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Takes one header line with its line end. A status line starts a new answer (after `100 Continue`).
    func appendHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerBytes else {
            exceeded = .headersTooLarge
            return false
        }
        if bytes.starts(with: Array("HTTP/".utf8)) {
            headers.removeAll()
            return true
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        let value = bytes[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        var end = value.endIndex
        while end > value.startIndex, [0x0A, 0x0D, 0x20, 0x09].contains(value[end - 1]) { end -= 1 }
        headers[name] = String(decoding: value[value.startIndex..<end], as: UTF8.self)
        return true
    }

    func reserve(_ count: Int) {
        if count > 0 { body.reserveCapacity(min(count, limits.bodyBytes)) }
    }
}
