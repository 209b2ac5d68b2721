// Short names that are safe in anchors, file names and dotted class names.

import Crypto
import Foundation

/// One slug of `[A-Za-z0-9_-]` per id, the same in every report and every run: it depends on the id, and on which other
/// ids look alike, never on their order.
struct Slugs {
    private let slugs: [String: String]

    init(_ ids: some Sequence<String>) {
        let ids = Set(ids)
        var byPlain: [String: [String]] = [:]
        for id in ids { byPlain[Self.plain(id).lowercased(), default: []].append(id) }
        var slugs: [String: String] = [:]
        for alike in byPlain.values {
            for id in alike {
                let exact = alike.count == 1 && !Self.plain(id).isEmpty
                slugs[id] = exact ? Self.plain(id) : "\(Self.plain(id))-\(Self.digest(id))"
            }
        }
        self.slugs = slugs
    }

    /// The slug of `id`; an id that wasn't among the first ones gets one with a digest.
    subscript(id: String) -> String { slugs[id] ?? "\(Self.plain(id))-\(Self.digest(id))" }

    /// The first `digits` hex digits of the SHA-256 of `text`.
    static func digest(_ text: String, digits: Int = 6) -> String {
        String(digest(of: Data(text.utf8)).prefix(digits))
    }

    /// The SHA-256 of `data`, in hex.
    static func digest(of data: Data) -> String {
        var hex = ""
        for byte in SHA256.hash(data: data) {
            let pair = String(byte, radix: 16)
            hex += pair.count == 1 ? "0" + pair : pair
        }
        return hex
    }

    private static func plain(_ id: String) -> String {
        var slug = ""
        for scalar in id.unicodeScalars.prefix(80) {
            let kept =
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
                default: false
                }
            if kept { slug.unicodeScalars.append(scalar) } else if slug.last != "-" { slug += "-" }
        }
        while slug.last == "-" { slug.removeLast() }
        while slug.first == "-" { slug.removeFirst() }
        return slug
    }
}
