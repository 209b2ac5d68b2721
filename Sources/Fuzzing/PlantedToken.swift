// A token or key to plant in fuzzed texts, and to look for in what comes of them.

/// `SECRET` in a fuzzed text stands for the token and `PEMKEY` for a private key, so that a fuzzer can move them about but
/// not break them.
struct PlantedToken {
    private static let body = Array("PLANTED0123456789abcdef".utf8)
    private static let secrets: [(marker: [UInt8], secret: [UInt8])] = [
        (Array("SECRET".utf8), Array("glpat-".utf8) + body),
        (
            Array("PEMKEY".utf8),
            Array("-----BEGIN RSA PRIVATE KEY-----\n".utf8) + body + Array("\n-----END RSA PRIVATE KEY-----".utf8)
        ),
    ]

    /// The text with a secret in each marker's place.
    let text: [UInt8]
    /// Whether there is any.
    let isPlanted: Bool
    /// Whether a part of the secret also stands where none was planted: then finding it proves nothing.
    private let isElsewhere: Bool

    init(in bytes: [UInt8]) {
        var text: [UInt8] = []
        var others: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if let planted = Self.secrets.first(where: { rest.starts(with: $0.marker) }) {
                text += planted.secret
                others.append(0)
                rest = rest.dropFirst(planted.marker.count)
            } else {
                text.append(first)
                others.append(first)
                rest = rest.dropFirst()
            }
        }
        self.text = text
        isPlanted = text.count > others.count
        isElsewhere = Self.holdsPart(others)
    }

    /// Whether `output` repeats a planted secret. Eight of its characters are no longer a coincidence.
    func isRepeated(in output: String) -> Bool { isPlanted && !isElsewhere && Self.holdsPart(Array(output.utf8)) }

    private static func holdsPart(_ text: [UInt8]) -> Bool {
        guard text.count >= 8 else { return false }
        let parts = body.indices.dropLast(7).map { body[$0..<$0 + 8] }
        return text.indices.dropLast(7).contains { start in
            parts.contains { $0.first == text[start] && $0.elementsEqual(text[start..<start + 8]) }
        }
    }
}
