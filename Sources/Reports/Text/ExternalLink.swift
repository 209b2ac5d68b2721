// Decides which addresses may become links.

import Foundation

/// A forge's answer may hold any text where an address is expected; only plain web addresses become links.
enum ExternalLink {
    /// `text` itself where it is an absolute http or https address with a host and without user information, else nil:
    /// then it is shown as text.
    static func of(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
            parts.user == nil, parts.password == nil, let host = parts.host, isHost(host)
        else { return nil }
        return text
    }

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
