// Makes text from a forge safe to keep: bounded, on one line, without anything that looks like a credential.

import Secrets

/// Cleaning of error texts, which may echo whatever was sent.
package enum SafeText {
    /// One line of at most `limit` characters without control characters and without token-like words.
    package static func clean(_ text: String, limit: Int = 200) -> String {
        if isPlainWord(text, limit: limit) { return text }
        var cleaned = ""
        // Far more than is kept: a credential that is cut in two may no longer look like one.
        let excerpt = String(String.UnicodeScalarView(text.unicodeScalars.prefix(65_536)))
        for scalar in SecretShape.redacted(excerpt).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: cleaned.unicodeScalars.append(" ")
            default: cleaned.unicodeScalars.append(scalar)
            }
        }
        let words = cleaned.split(separator: " ").map { looksSecret($0) ? Secret.placeholder : String($0) }
        // A character may be any number of scalars.
        let line = String.UnicodeScalarView(words.joined(separator: " ").unicodeScalars.prefix(limit * 4))
        return String(String(line).prefix(limit))
    }

    /// `text` without the credentials in `values`, whatever their form: an administrator may change the prefix of tokens.
    package static func hiding(_ values: [String], in text: String) -> String {
        values.reduce(text) { text, value in
            // Without the scheme in front of it; anything shorter is no credential.
            let words = value.utf8.split(separator: UInt8(ascii: " "))
            guard let secret = words.last, secret.count >= 12, secret.count <= text.utf8.count else { return text }
            return hiding(Array(secret), in: text)
        }
    }

    /// Byte by byte: to a search by characters, a token with an accent behind it is another one.
    private static func hiding(_ secret: [UInt8], in text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var end = 0
        var index = 0
        while index + secret.count <= bytes.count {
            guard bytes[index] == secret[0], bytes[index...].starts(with: secret) else {
                index += 1
                continue
            }
            kept += bytes[end..<index] + Array(Secret.placeholder.utf8)
            index += secret.count
            end = index
        }
        return end == 0 ? text : String(decoding: kept + bytes[end...], as: UTF8.self)
    }

    /// A path with its query, without the values of parameters that may carry credentials.
    package static func cleanQuery(_ path: String) -> String {
        if isPlainQuery(path) { return path }
        let path = SecretShape.redacted(path)
        guard let mark = path.firstIndex(of: "?") else { return String(path.prefix(1000)) }
        let parameters = path[path.index(after: mark)...].split(separator: "&").map { parameter in
            let name = parameter.prefix { $0 != "=" }
            guard name.lowercased().contains("token") || looksSecret(parameter) else { return String(parameter) }
            // Without a value the name may be the secret.
            let isNamed = name.endIndex < parameter.endIndex && !looksSecret(name)
            return isNamed ? "\(name)=\(Secret.placeholder)" : Secret.placeholder
        }
        return String((path[..<mark] + "?" + parameters.joined(separator: "&")).prefix(1000))
    }

    /// Whether nothing in a path needs cleaning, by a look at its bytes.
    private static func isPlainQuery(_ path: String) -> Bool {
        guard path.utf8.count <= 1000, SecretShape.redacted(path) == path else { return false }
        var path = path
        return path.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
            guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else { return true }
            return bytes[(mark + 1)...].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
                .allSatisfy { parameter in
                    let parameter = UnsafeBufferPointer(rebasing: parameter)
                    return !parameter.isEmpty && !looksSecret(parameter) && !holdsWordToken(parameter)
                }
        }
    }

    private static func holdsWordToken(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.indices.contains { begins(bytes, at: $0, with: "token".utf8) }
    }

    /// Whether a word holds a token of a known form, wherever in it, or something of a token's length: between quotes or
    /// brackets 40 bytes of a token's alphabet, with a digit among them (an anchor of a documentation page has none), or
    /// nothing but that alphabet.
    static func looksSecret(_ word: some StringProtocol) -> Bool {
        // Beyond ASCII there are letters whose lower case is one of ASCII.
        var text = word.utf8.allSatisfy { $0 < 0x80 } ? String(word) : word.lowercased()
        return text.withUTF8 { looksSecret($0) }
    }

    /// Whether nothing in `text` needs cleaning, which is so for almost every text that a forge sends: one ASCII word
    /// within the limit, without a credential.
    private static func isPlainWord(_ text: String, limit: Int) -> Bool {
        guard text.utf8.count <= limit else { return false }
        var text = text
        let isWord = text.withUTF8 { bytes in bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !looksSecret(bytes) }
        return isWord && SecretShape.redacted(text) == text
    }

    private static func looksSecret(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = 0
        var holdsDigit = false
        for index in bytes.indices {
            let byte = lowercased(bytes[index])
            if isFirstOfPrefix[Int(byte)], holdsPrefix(bytes, at: index) { return true }
            guard isTokenByte(byte) else {
                run = 0
                holdsDigit = false
                continue
            }
            run += 1
            holdsDigit = holdsDigit || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if run >= 40, holdsDigit || run == bytes.count { return true }
        }
        return false
    }

    private static func holdsPrefix(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        prefixes.contains { begins(bytes, at: start, with: $0) }
    }

    /// Whether `word`, which is in lower case, stands there, whatever the case.
    private static func begins(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, with word: some Collection<UInt8>
    ) -> Bool {
        bytes.count - start >= word.count && zip(bytes[start...], word).allSatisfy { lowercased($0) == $1 }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private static let prefixes = (SecretShape.tokenPrefixes + ["eyj", "-----begin"]).map { Array($0.utf8) }
    private static let isFirstOfPrefix = (0..<256).map { byte in prefixes.contains { Int($0[0]) == byte } }
}
