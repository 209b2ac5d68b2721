// Finds secrets in a text in one pass.

/// Walks over UTF-8 bytes from left to right and gives one range after the other; none overlaps another, none is empty.
struct SecretScanner {
    private static let prefixes = SecretShape.tokenPrefixes.map { Array($0.utf8) }
    private static let armour = Array("-----BEGIN".utf8)
    private static let armourEnd = Array("-----END".utf8)
    private static let hyphen = UInt8(ascii: "-")
    /// The longest label, with its hyphens, that ends a block.
    private static let labelLimit = 80
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
        guard Self.beginsKey(bytes, index) else { return nil }
        var end = index + Self.armour.count
        while end < bytes.count {
            if bytes[end] == Self.hyphen, bytes[end...].starts(with: Self.armourEnd), let tail = labelEnd(after: end) {
                return index..<tail
            }
            end += 1
        }
        return index..<bytes.count
    }

    /// Behind the label and the five hyphens that close the `-----END` at `start`; nil where they don't, and the block
    /// goes on: a cut behind half a label could fall into a token. Hyphens that begin another block don't close this one.
    private func labelEnd(after start: Int) -> Int? {
        var hyphens = 0
        for place in bytes.indices[(start + Self.armourEnd.count)...].prefix(Self.labelLimit) {
            hyphens = bytes[place] == Self.hyphen ? hyphens + 1 : 0
            guard hyphens == 5 else { continue }
            let behind = bytes[(place + 1)...].prefix(5).drop { $0 == Self.hyphen }
            let beginsBlock = behind.startIndex <= place + 5 && bytes[behind.startIndex...].starts(with: "BEGIN".utf8)
            return beginsBlock ? nil : place + 1
        }
        return nil
    }

    /// The end of a run of a token's bytes.
    private func runEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isTokenByte(bytes[end]), !Self.beginsKey(bytes, end) { end += 1 }
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

    /// Whether a PEM block begins at `index`, which no other rule may take a part of: its lines would stay.
    static func beginsKey(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == hyphen && bytes[index...].starts(with: armour)
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
