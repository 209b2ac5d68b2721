// Decides which addresses may become links.

import Foundation

/// A forge's answer may hold any text where an address is expected; only plain web addresses become links.
enum ExternalLink {
    /// `text` itself where it is an absolute http or https address with a host and without user information, else nil:
    /// then it is shown as text.
    static func of(_ text: String?) -> String? {
        if let text, isPlain(text) { return text }
        guard let text, text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
            parts.user == nil, parts.password == nil, let host = parts.host, isHost(host)
        else { return nil }
        return text
    }

    /// Whether `text` is what almost all addresses are: a host in letters and digits, perhaps a port of few digits, and a
    /// path without anything that could mean something else. Nothing is left to take apart there.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.count <= 2_000 else { return false }
        var rest = Substring(text).utf8
        if text.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        } else if text.hasPrefix("http://") {
            rest = rest.dropFirst(7)
        } else {
            return false
        }
        let host = rest.prefix { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        guard let first = host.first, isLetterOrDigit(first) else { return false }
        rest = rest[host.endIndex...]
        if rest.first == UInt8(ascii: ":") {
            let port = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...4).contains(port.count) else { return false }
            rest = rest[port.endIndex...]
        }
        guard let slash = rest.first else { return true }
        return slash == UInt8(ascii: "/") && rest.allSatisfy { isLetterOrDigit($0) || inPath.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    private static let inPath = Array("/.-_~".utf8)

    private static func isHost(_ host: String) -> Bool {
        let address = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host[...]
        guard !address.isEmpty, address.first != ".", address.first != "-" else { return false }
        return address.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
            case UInt8(ascii: ":"): address.count != host.count
            default: false
            }
        }
    }
}
