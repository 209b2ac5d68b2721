// A key in its PEM envelope, taken out of it without strings that nobody could wipe.

/// The one PEM block that a text consists of.
struct PEMBlock {
    /// Such as `PRIVATE KEY`.
    let label: String
    /// What the Base64 between the two lines stands for; the caller wipes it where it is secret.
    var bytes: [UInt8]

    /// Nil where the text is anything else than one block: something before or behind it, headers, bad Base64.
    init?(_ text: UnsafeRawBufferPointer) {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        guard lines.count >= 3, let label = Self.label(lines[0], "BEGIN"),
            Self.label(lines[lines.count - 1], "END") == label
        else { return nil }
        var digits: [UInt8] = []
        // No growing, no left-over copies.
        digits.reserveCapacity(text.count)
        defer { digits.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        for line in lines.dropFirst().dropLast() { digits.append(contentsOf: line) }
        guard digits.count % 4 == 0 else { return nil }
        for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
        for index in digits.indices {
            switch digits[index] {
            case UInt8(ascii: "+"): digits[index] = UInt8(ascii: "-")
            case UInt8(ascii: "/"): digits[index] = UInt8(ascii: "_")
            case UInt8(ascii: "-"), UInt8(ascii: "_"): return nil
            default: continue
            }
        }
        guard let bytes = Base64URL.decoded(digits) else { return nil }
        self.label = label
        self.bytes = bytes
    }

    /// What stands in `-----BEGIN … -----`; nil for another line.
    private static func label(_ line: Slice<UnsafeRawBufferPointer>, _ word: String) -> String? {
        let start = Array("-----\(word) ".utf8)
        let end = Array("-----".utf8)
        guard line.count > start.count + end.count, line.starts(with: start), line.suffix(end.count).elementsEqual(end)
        else { return nil }
        return String(decoding: line.dropFirst(start.count).dropLast(end.count), as: UTF8.self)
    }
}
