// Looks for secrets where there must be none.
package import Foundation

/// Finds tokens and keys in bytes, also where SQLite has cut one in two.
package struct SecretSearch {
    private let needles: [(name: String, pieces: [Data])]

    /// Looks for the values, by name; those under 24 bytes would be found by chance and are left out.
    package init(_ secrets: [(name: String, value: String)]) {
        needles = secrets.filter { $0.value.utf8.count >= 24 }.map { name, value in
            let bytes = Data(value.utf8)
            return (name, [Data(bytes.prefix(bytes.count / 2)), Data(bytes.suffix(bytes.count / 2))])
        }
    }

    /// How many secrets are looked for.
    package var count: Int { needles.count }

    /// Values by file name: tokens whole, private keys line by line.
    package static func secrets(in files: [String: Data]) -> [(name: String, value: String)] {
        files.sorted { $0.key < $1.key }.flatMap { name, data in
            String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated()
                .filter { !$0.element.hasPrefix("-----") }
                .map { ("\(name):\($0.offset + 1)", String($0.element)) }
        }
    }

    /// Names of secrets that stand in `data`, and `JWT` where something in it looks like one.
    package func hits(in data: Data) -> [String] {
        var hits = needles.filter { needle in needle.pieces.contains { data.range(of: $0) != nil } }.map(\.name)
        if Self.holdsWebToken(data) { hits.append("JWT") }
        return hits
    }

    /// Every JSON Web Token begins with `{"` in Base64, and goes on as text: what is compressed does so by chance for a few
    /// characters only.
    private static func holdsWebToken(_ data: Data) -> Bool {
        var rest = data[...]
        while let found = rest.range(of: Data("eyJ".utf8)) {
            let start = String(decoding: rest[found.lowerBound...].prefix(24), as: UTF8.self)
                .replacing("-", with: "+").replacing("_", with: "/")
            if let bytes = Data(base64Encoded: start), bytes.count == 18,
                bytes.allSatisfy({ (0x20...0x7E).contains($0) })
            {
                return true
            }
            rest = rest[found.upperBound...]
        }
        return false
    }
}
