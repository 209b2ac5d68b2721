// Keeps only those links from payloads that a person may be sent to.

import Foundation
import Secrets

enum WebURL {
    /// The text, where it is an http or https URL of at most 2,000 bytes without user information and tokens; else nil.
    static func checked(_ text: String) -> String? {
        guard text.utf8.count <= 2000, !SecretShape.isFound(in: text) else { return nil }
        return isPlain(text) || isWeb(text) ? text : nil
    }

    private static func isWeb(_ text: String) -> Bool {
        guard let url = URLComponents(string: text),
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil
        else { return false }
        return true
    }

    /// Whether it is plain to see without taking it apart, as with almost every link that a forge sends: `https://` and
    /// then nothing but letters, digits, hyphens, dots, underscores and slashes, the first of them no slash.
    private static func isPlain(_ text: String) -> Bool {
        guard text.hasPrefix(scheme) else { return false }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        guard let first = rest.first, first != UInt8(ascii: "/") else { return false }
        return rest.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }

    private static let scheme = "https://"
}
