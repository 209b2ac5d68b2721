// When two URLs name the same webhook receiver.

/// A URL as far as it decides which receiver a hook calls. Query, fragment and user information don't count: a forge hides
/// them, and they may hold secrets.
package struct HookURL: Sendable, Hashable {
    private let scheme: String
    private let host: String
    private let port: String
    private let path: String

    /// Scheme and host in lower case, a default port left out, one trailing slash dropped. Nil where the text has no
    /// scheme or no host.
    package init?(_ text: String) {
        guard let mark = text.firstRange(ofSeparator: "://") else { return nil }
        scheme = text[..<mark.lowerBound].lowercased()
        let rest = text[mark.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        var authority = rest[..<end]
        if let sign = authority.lastIndex(of: "@") { authority = authority[authority.index(after: sign)...] }
        // An IPv6 address has colons of its own, within brackets.
        let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
        let colon = authority[bracket...].lastIndex(of: ":")
        host = authority[..<(colon ?? authority.endIndex)].lowercased()
        let named = colon.map { String(authority[authority.index(after: $0)...]) } ?? ""
        port = named == Self.standardPorts[scheme] ? "" : named
        let path = rest[end...].prefix { $0 != "?" && $0 != "#" }
        self.path = path.hasSuffix("/") ? String(path.dropLast()) : String(path)
        guard !scheme.isEmpty, !host.isEmpty else { return nil }
    }

    /// Whether what is sent there can be read on the way: plain HTTP that leaves the machine.
    package var isReadableOnTheWay: Bool { scheme == "http" && !isLoopback }

    /// Whether both texts name one receiver; texts that aren't URLs are compared as they stand.
    package static func same(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard let leftURL = HookURL(left), let rightURL = HookURL(right) else { return false }
        return leftURL == rightURL
    }

    /// The URL without user information, query and fragment, which may hold secrets; at most 500 Unicode scalars: what
    /// looks like one character may be made of any number of them, and a mark that combines with a `?` doesn't hide it.
    package static func withoutSecrets(_ text: String) -> String {
        // Bytes, not characters: a forge may send a million marks that combine into one character, and time counts.
        let bare = text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let colons = bare.indices.lazy.filter { bare[$0] == UInt8(ascii: ":") }
        guard let colon = colons.first(where: { bare[$0...].starts(with: "://".utf8) }) else {
            return bounded(text[..<bare.endIndex])
        }
        let start = bare.index(colon, offsetBy: 3)
        let end = bare[start...].firstIndex(of: UInt8(ascii: "/")) ?? bare.endIndex
        let host = bare[start..<end].lastIndex(of: UInt8(ascii: "@")).map { bare.index(after: $0) } ?? start
        return bounded(bounded(text[..<start]) + bounded(text[host..<bare.endIndex]))
    }

    private static func bounded(_ text: some StringProtocol) -> String {
        if text.utf8.count <= 500 { return String(text) }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(500) { kept.append(scalar) }
        return String(kept)
    }

    /// The normalised URL, for matching by pattern.
    package var text: String { "\(scheme)://\(host)\(port.isEmpty ? "" : ":")\(port)\(path)" }

    /// By text alone: a name that resolves to this machine today may not do so tomorrow.
    private var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static let standardPorts = ["http": "80", "https": "443"]
}

extension String {
    fileprivate func firstRange(ofSeparator separator: String) -> Range<Index>? {
        firstIndex(of: ":").flatMap { start in
            self[start...].hasPrefix(separator) ? start..<index(start, offsetBy: separator.count) : nil
        }
    }
}
