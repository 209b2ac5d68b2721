// The host and port of an address.

import Foundation

/// A host in one spelling. Forms that programs read differently (`127.1`, `0x7f000001`) are refused.
struct HostName {
    /// Lower case, no dot at the end; an IPv6 address shortened and in brackets.
    let text: String
    /// As written; nil where none was.
    let port: Int?
    /// This machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `::1`.
    let isLoopback: Bool

    /// Takes `host`, `host:port`, `[address]` or `[address]:port`.
    init(authority: String) throws(ServiceURLError) {
        let hostText: Substring
        let portText: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw Self.invalid }
            hostText = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { throw Self.invalid }
            portText = rest.isEmpty ? nil : rest.dropFirst()
            (text, isLoopback) = try Self.addressV6(String(hostText))
        } else {
            let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            hostText = parts[0]
            portText = parts.count == 2 ? parts[1] : nil
            (text, isLoopback) = try Self.name(hostText.lowercased())
        }
        port = try portText.map { (text) throws(ServiceURLError) in try Self.port(text) }
    }

    private static let invalid = ServiceURLError("has no valid host", hint: "write https://HOST or https://HOST:PORT")

    private static func port(_ text: Substring) throws(ServiceURLError) -> Int {
        guard text.utf8.count <= 5, text.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(text),
            (1...65_535).contains(port)
        else { throw ServiceURLError("has no valid port", hint: "1 to 65535") }
        return port
    }

    private static func name(_ text: String) throws(ServiceURLError) -> (String, Bool) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw ServiceURLError("has a host with non-ASCII letters", hint: "write its xn-- form")
        }
        let host = text.hasSuffix(".") ? String(text.dropLast()) : text
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isValid = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { byte in
                    (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
                }
        }
        guard isValid, host.utf8.count <= 253, let last = labels.last else { throw invalid }
        // What ends in a number is an IPv4 address to every client: only its full decimal form is taken.
        guard last.utf8.allSatisfy({ (48...57).contains($0) }) || last.hasPrefix("0x") else {
            return (host, host == "localhost" || host.hasSuffix(".localhost"))
        }
        let octets = labels.compactMap { UInt8($0) }
        guard labels.count == 4, octets.map(String.init) == labels.map(String.init) else { throw invalid }
        return (host, octets.first == 127)
    }

    private static func addressV6(_ text: String) throws(ServiceURLError) -> (String, Bool) {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { throw invalid }
        let bytes = withUnsafeBytes(of: &address) { Array($0) }
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &address, &buffer, socklen_t(buffer.count)) != nil else { throw invalid }
        let spelled = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return ("[\(spelled)]", bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1)
    }
}
