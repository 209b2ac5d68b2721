// Finds what stands where a credential belongs, whatever it looks like.

/// Looks at the character that announces a value: `=`, `:` or the space after `Bearer`.
enum CredentialPlace {
    /// Names after which `:` announces a credential without quotes, as in a header.
    private static let headers = [
        "authorization", "proxy-authorization", "private-token", "job-token", "deploy-token", "x-gitlab-token",
    ].map { Array($0.utf8) }
    /// Ends of names whose value is a credential: `private_token=`, `"client_secret":`.
    private static let endings = ["token", "secret", "password", "passwd", "api_key", "apikey"].map { Array($0.utf8) }
    /// Words between the header's name and the credential.
    private static let schemes = ["bearer", "token", "basic", "digest", "negotiate"].map { Array($0.utf8) }
    /// No name that announces a credential is longer.
    private static let nameLimit = 40

    /// The credential that the character at `index` announces; nil where it announces none.
    static func value(in bytes: [UInt8], at index: Int) -> Range<Int>? {
        switch bytes[index] {
        case UInt8(ascii: "="): parameter(bytes, index)
        case UInt8(ascii: ":"): userInformation(bytes, index) ?? header(bytes, index)
        case UInt8(ascii: " "): afterScheme(bytes, index)
        default: nil
        }
    }

    private static func parameter(_ bytes: [UInt8], _ index: Int) -> Range<Int>? {
        guard let name = name(before: index, in: bytes)?.bytes else { return nil }
        let isCredential = endings.contains { name.suffix($0.count).elementsEqual($0) } || headers.contains(Array(name))
        return isCredential ? word(from: skippingQuote(bytes, index + 1), in: bytes) : nil
    }

    /// `Private-Token: …`, `Authorization: Bearer …`, `"token":"…"`. Without quotes most names say nothing:
    /// `invalid_token: Token is expired` is a sentence.
    private static func header(_ bytes: [UInt8], _ index: Int) -> Range<Int>? {
        guard let (name, isQuoted) = name(before: index, in: bytes) else { return nil }
        let isHeader = headers.contains(Array(name))
        guard isHeader || (isQuoted && endings.contains { name.suffix($0.count).elementsEqual($0) }) else { return nil }
        var start = skippingSpaces(bytes, index + 1)
        if start + 1 < bytes.count, bytes[start] == UInt8(ascii: "\\"), isQuote(bytes[start + 1]) { start += 1 }
        if !isHeader, start < bytes.count, !isQuote(bytes[start]) { return nil }
        start = skippingQuote(bytes, start)
        guard let first = word(from: start, in: bytes) else { return nil }
        let isScheme = schemes.contains(bytes[first].prefix(nameLimit).map(lowercased))
        guard isScheme else { return first }
        return word(from: skippingSpaces(bytes, first.upperBound), in: bytes)
    }

    /// `Bearer` in a sentence, before something of a token's length.
    private static func afterScheme(_ bytes: [UInt8], _ index: Int) -> Range<Int>? {
        guard index >= 6, bytes[(index - 6)..<index].map(lowercased) == schemes[0],
            let word = word(from: index + 1, in: bytes), word.count >= 16
        else { return nil }
        return word
    }

    /// The password in `scheme://user:password@host`; the user too where it is as long as a token, or alone.
    private static func userInformation(_ bytes: [UInt8], _ index: Int) -> Range<Int>? {
        guard bytes[index...].starts(with: "://".utf8) else { return nil }
        let start = index + 3
        var colon: Int?
        var at: Int?
        var end = start
        // Each authority ends at a slash, and another one begins with two: none is looked at twice.
        while end < bytes.count, !isAuthorityEnd(bytes[end]) {
            if bytes[end] == UInt8(ascii: ":"), at == nil, colon == nil { colon = end }
            if bytes[end] == UInt8(ascii: "@") { at = end }
            end += 1
        }
        guard let at, at > start else { return nil }
        guard let colon, colon < at, colon - start < 20 else { return start..<at }
        return colon + 1 < at ? (colon + 1)..<at : nil
    }

    /// The identifier in front of `index`, in lower case, with quotes around it or without.
    private static func name(before index: Int, in bytes: [UInt8]) -> (bytes: [UInt8], isQuoted: Bool)? {
        var end = index
        let isQuoted = end > 0 && isQuote(bytes[end - 1])
        if isQuoted { end -= 1 }
        // An escaped quote, as in JSON within JSON.
        if isQuoted, end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = end
        while start > 0, end - start < nameLimit, SecretScanner.isTokenByte(bytes[start - 1]) { start -= 1 }
        return start == end ? nil : (bytes[start..<end].map(lowercased), isQuoted)
    }

    /// Up to what can't be part of a credential in a sentence, a header or a URL; nil where nothing stands there.
    private static func word(from start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !isQuote(bytes[end]), !"&,;<>()[]{}#\\".utf8.contains(bytes[end]),
            !SecretScanner.beginsKey(bytes, end)
        {
            end += 1
        }
        return end > start ? start..<end : nil
    }

    private static func skippingSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        // A header has one; more than a few are no header.
        while index < bytes.count, index < start + 8, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }

    private static func skippingQuote(_ bytes: [UInt8], _ start: Int) -> Int {
        start < bytes.count && isQuote(bytes[start]) ? start + 1 : start
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private static func isAuthorityEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || isQuote(byte) || "/?#<>\\".utf8.contains(byte)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }
}
