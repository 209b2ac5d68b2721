// The host of a URL, and whether it is this machine.

import Foundation

/// The part of a URL between scheme and path, in lower case, without user information and port.
package struct Host: Sendable, Hashable {
    package let name: String

    /// Takes an absolute URL.
    package init(of url: String) {
        let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let hostAndPort = authority.split(separator: "@").last ?? ""
        if hostAndPort.hasPrefix("["), let end = hostAndPort.firstIndex(of: "]") {
            name = hostAndPort[hostAndPort.index(after: hostAndPort.startIndex)..<end].lowercased()
        } else {
            name = hostAndPort.prefix { $0 != ":" }.lowercased()
        }
    }

    /// `localhost` and names below it, 127.0.0.0/8 and ::1.
    package var isLoopback: Bool {
        if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                // `UInt8` reads a sign too, which no address has.
                part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil
            }
    }
}
