// Finds secrets in a text in one pass.

/// Walks over UTF-8 bytes from left to right and gives one range after the other; none overlaps another, none is empty.
struct SecretScanner {
    private static let prefixes = SecretShape.tokenPrefixes.map { Array($0.utf8) }
    private static let armour = Array("-----BEGIN".utf8)
    private static let armourEnd = Array("-----END".utf8)
    /// What follows the prefix within a longer text: real tokens have at least that, names such as
    /// `glpat-rotation` less.
    private static let minimumLength = 20

    private let bytes: [UInt8]
    /// Whether also the place tells a secret: a header's value, a parameter's, a URL's.
    private let inContext: Bool
    private var index = 0
    /// No JSON Web Token begins before: a run that isn't followed by what makes one needs no second look.
    private var noWebTokenBefore = 0

    init(_ bytes: [UInt8], inContext: Bool = false) {
        self.bytes = bytes
        self.inContext = inContext
    }

    /// The next secret; nil where there is none any more.
    mutating func next() -> Range<Int>? {
        while index < bytes.count {
            if let range = shape() ?? (inContext ? CredentialPlace.value(in: bytes, at: index) : nil) {
                index = range.upperBound
                return range
            }
            index += 1
        }
        return nil
    }

    /// A secret that is known by its own form and begins here.
    private mutating func shape() -> Range<Int>? {
        // Cheap tests first: the text may be megabytes long.
        switch bytes[index] {
        case UInt8(ascii: "g"), UInt8(ascii: "f"): token()
        case UInt8(ascii: "e"): webToken()
        case UInt8(ascii: "-"): key()
        default: nil
        }
    }

    private func token() -> Range<Int>? {
        for prefix in Self.prefixes where bytes[index...].starts(with: prefix) {
            let start = index + prefix.count
            let minimum = bytes[start...].prefix(Self.minimumLength)
            guard minimum.count == Self.minimumLength, minimum.allSatisfy(Self.isTokenByte) else { continue }
            return index..<dottedEnd(from: start)
        }
        return nil
    }

    /// `eyJ….….…`: two or three runs with dots between them, the first a JSON object in Base64. Two are taken for a
    /// token only where the second is an object too.
    private mutating func webToken() -> Range<Int>? {
        guard index >= noWebTokenBefore, bytes[index...].starts(with: "eyJ".utf8) else { return nil }
        let first = runEnd(from: index)
        let second = first < bytes.count && bytes[first] == UInt8(ascii: ".") ? runEnd(from: first + 1) : first
        let isObject = second > first && bytes[(first + 1)...].starts(with: "eyJ".utf8)
        let hasThird = second < bytes.count && bytes[second] == UInt8(ascii: ".") && second > first + 1
        guard first - index >= 10, isObject || hasThird else {
            // What begins later in the first run has the same things behind it, and is shorter.
            noWebTokenBefore = first
            return nil
        }
        return index..<dottedEnd(from: index)
    }

    /// A PEM block with its lines; to the end of the text where it has no end.
    private func key() -> Range<Int>? {
        guard bytes[index...].starts(with: Self.armour) else { return nil }
        var end = index + Self.armour.count
        while end < bytes.count {
            if bytes[end] == Self.armour[0], bytes[end...].starts(with: Self.armourEnd) {
                // The label and its five hyphens.
                let tail = bytes[(end + Self.armourEnd.count)...].prefix(80)
                var hyphens = 0
                for (offset, byte) in tail.enumerated() {
                    hyphens = byte == Self.armour[0] ? hyphens + 1 : 0
                    if hyphens == 5 { return index..<(tail.startIndex + offset + 1) }
                }
                return index..<tail.endIndex
            }
            end += 1
        }
        return index..<bytes.count
    }

    /// The end of a run of a token's bytes.
    private func runEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isTokenByte(bytes[end]) { end += 1 }
        return end
    }

    /// The end of runs with single dots between them; a dot that ends a sentence isn't part of it.
    private func dottedEnd(from start: Int) -> Int {
        var end = runEnd(from: start)
        while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), Self.isTokenByte(bytes[end + 1]) {
            end = runEnd(from: end + 1)
        }
        return end
    }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
