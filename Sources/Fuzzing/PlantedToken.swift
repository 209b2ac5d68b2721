// A token to plant in fuzzed texts, and to look for in what comes of them.

/// `SECRET` in a fuzzed text stands for the token, so that a fuzzer can move it about but not break it.
struct PlantedToken {
    private static let marker = Array("SECRET".utf8)
    private static let body = Array("PLANTED0123456789abcdef".utf8)
    private static let token = Array("glpat-".utf8) + body

    /// The text with a token in each marker's place.
    let text: [UInt8]
    /// Whether there is any.
    let isPlanted: Bool
    /// Whether a part of the token also stands where none was planted: then finding it proves nothing.
    private let isElsewhere: Bool

    init(in bytes: [UInt8]) {
        var text: [UInt8] = []
        var others: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if rest.starts(with: Self.marker) {
                text += Self.token
                others.append(0)
                rest = rest.dropFirst(Self.marker.count)
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

    /// Whether `output` repeats the planted token. Eight of its characters are no longer a coincidence.
    func isRepeated(in output: String) -> Bool { isPlanted && !isElsewhere && Self.holdsPart(Array(output.utf8)) }

    private static func holdsPart(_ text: [UInt8]) -> Bool {
        guard text.count >= 8 else { return false }
        let parts = body.indices.dropLast(7).map { body[$0..<$0 + 8] }
        return text.indices.dropLast(7).contains { start in
            parts.contains { $0.first == text[start] && $0.elementsEqual(text[start..<start + 8]) }
        }
    }
}
