// Pins the links and redirects that a forge sends to its own API.

import Foundation
import Transport

/// The only place that a credential is sent to: what stands below one base URL.
package struct APIOrigin: Sendable {
    /// Without a trailing slash.
    private let url: String

    /// Takes a base URL that was normalised already.
    package init(url: String) { self.url = url }

    /// The path below the base URL of an absolute link; nil where it leads elsewhere. What is asked next is built from
    /// the base URL and this path, never from the link.
    package func path(ofLink link: String) -> String? {
        guard link.utf8.count <= 4000,
            link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\") }),
            let origin = Origin(of: link), origin == Origin(of: url)
        else { return nil }
        let below = Self.afterOrigin(url)
        let target = Self.afterOrigin(link)
        guard target.hasPrefix(below + "/") else { return nil }
        let path = target.dropFirst(below.count)
        // A server may resolve `..`, spelled either way, to a place above the API.
        let segments = path.prefix { $0 != "?" }.split(separator: "/").map {
            $0.replacing("%2e", with: ".").replacing("%2E", with: ".")
        }
        return segments.contains(".") || segments.contains("..") ? nil : String(path)
    }

    /// What stands behind scheme, host and port.
    private static func afterOrigin(_ url: String) -> Substring {
        guard let start = url.range(of: "://")?.upperBound else { return "" }
        return url[start...].drop { !"/?".contains($0) }
    }
}
