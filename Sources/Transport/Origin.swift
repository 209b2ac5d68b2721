// Scheme, host and port: the place that a credential may go to.

import Foundation

/// The origin of an absolute http or https URL in one spelling: lower case, the scheme's own port written out. A dot at
/// the host's end makes another origin, because certificates and proxies treat it as another name.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
    /// `https` or `http`.
    package let scheme: String
    /// A name or an address; an IPv6 address without its brackets.
    package let host: String
    package let port: Int

    /// Nil for other schemes, for user information, and for what isn't a host with an optional port.
    package init?(of url: String) {
        guard let separator = url.range(of: "://") else { return nil }
        let scheme = url[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let authority = url[separator.upperBound...].prefix { !"/?#\\".contains($0) }.lowercased()
        guard !authority.contains("@"), authority.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let hostEnd: String.Index
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = String(authority[authority.index(after: authority.startIndex)..<end])
            hostEnd = authority.index(after: end)
        } else {
            hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
            host = String(authority[..<hostEnd])
        }
        let rest = authority[hostEnd...]
        guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") else { return nil }
        self.scheme = scheme
        let digits = rest.dropFirst()
        if digits.isEmpty {
            guard rest.isEmpty else { return nil }
            port = scheme == "https" ? 443 : 80
        } else {
            guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(digits), (1...65_535).contains(number)
            else { return nil }
            port = number
        }
    }

    /// The origin as a URL begins with it.
    package var description: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
