// The address of a forge or hook, checked and in one spelling.

/// An `https` (or permitted `http`) URL: scheme and host in lower case, no default port, no slash at the end, no user
/// info, query or fragment. Two addresses of one service are equal.
package struct ServiceURL: Sendable, Hashable, CustomStringConvertible {
    /// `https` or `http`.
    package let scheme: String
    /// A name, an IPv4 address, or an IPv6 address in its brackets.
    package let host: String
    /// Nil for the scheme's default.
    package let port: Int?
    /// Empty, or `/` and segments, without a slash at the end.
    package let path: String

    /// Scheme, host and port: where credentials may go.
    package var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

    /// The whole address.
    package var description: String { origin + path }

    /// `insecureHTTP` permits `http` to hosts other than this machine. Errors don't quote the text: it may hold a
    /// password.
    package init(_ text: String, insecureHTTP: Bool = false) throws(ServiceURLError) {
        guard let separator = text.firstRange(of: "://") else {
            throw ServiceURLError("is not a URL", hint: "write https://HOST")
        }
        scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw ServiceURLError("must begin with https://")
        }
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        let tail = rest[authority.endIndex...]
        // Looked for everywhere, as parsers disagree on where the user info of an odd address ends.
        guard !authority.contains("@"), !authority.contains("\\") else {
            throw ServiceURLError("must not hold user info", hint: "remove what stands before the '@'")
        }
        guard !tail.contains("?") else {
            throw ServiceURLError("must not hold a query", hint: "remove it from the '?' on")
        }
        guard !tail.contains("#") else {
            throw ServiceURLError("must not hold a fragment", hint: "remove it from the '#' on")
        }
        let place = try HostName(authority: String(authority))
        host = place.text
        port = place.port == (scheme == "https" ? 443 : 80) ? nil : place.port
        path = try Self.checkedPath(tail)
        guard scheme == "https" || insecureHTTP || place.isLoopback else {
            throw ServiceURLError(
                "must use https", hint: "plain http is for this machine only, or with insecure_http: true")
        }
    }

    private init(scheme: String, host: String, port: Int?, path: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
    }

    /// Without `suffix` at the end of the path, if it is there.
    func removing(suffix: String) -> ServiceURL {
        guard path.hasSuffix(suffix) else { return self }
        return ServiceURL(scheme: scheme, host: host, port: port, path: String(path.dropLast(suffix.count)))
    }

    private static func checkedPath(_ text: Substring) throws(ServiceURLError) -> String {
        var path = String(text)
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.isEmpty else { return "" }
        let isAllowed = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/-._~!$&'()*+,;=:@%".utf8.contains(byte)
            }
        }
        guard isAllowed else {
            throw ServiceURLError("has a character in its path that must be percent-encoded")
        }
        for piece in path.split(separator: "%", omittingEmptySubsequences: false).dropFirst() {
            guard piece.count >= 2, piece.prefix(2).allSatisfy(\.isHexDigit) else {
                throw ServiceURLError("has a broken percent encoding in its path")
            }
        }
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard !segment.isEmpty, segment != ".", segment != ".." else {
                throw ServiceURLError(
                    "has an empty, '.' or '..' segment in its path", hint: "write the path without it")
            }
        }
        return path
    }
}
