// Makes text from a forge safe to keep: bounded, on one line, without anything that looks like a credential.

import Secrets

/// Cleaning of error texts, which may echo whatever was sent.
package enum SafeText {
    /// One line of at most `limit` characters without control characters and without token-like words.
    package static func clean(_ text: String, limit: Int = 200) -> String {
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
            guard let secret = value.split(separator: " ").last, secret.utf8.count >= 12, text.contains(secret) else {
                return text
            }
            return text.replacing(secret, with: Secret.placeholder)
        }
    }

    /// A path with its query, without the values of parameters that may carry credentials.
    package static func cleanQuery(_ path: String) -> String {
        let path = SecretShape.redacted(path)
        guard let mark = path.firstIndex(of: "?") else { return String(path.prefix(1000)) }
        let parameters = path[path.index(after: mark)...].split(separator: "&").map { parameter in
            let name = parameter.prefix { $0 != "=" }
            return name.lowercased().contains("token") || looksSecret(parameter)
                ? "\(name)=\(Secret.placeholder)" : String(parameter)
        }
        return String((path[..<mark] + "?" + parameters.joined(separator: "&")).prefix(1000))
    }

    /// Whether a word holds a token of a known form, wherever in it.
    static func looksSecret(_ word: some StringProtocol) -> Bool {
        let text = word.lowercased()
        return prefixes.contains { text.contains($0) }
            || (text.utf8.count >= 40 && text.utf8.allSatisfy { isTokenByte($0) }) || holdsLongRun(text)
    }

    /// Whether somewhere in the word, between quotes or brackets, 40 bytes of a token's alphabet stand together, with a
    /// digit among them: an anchor of a documentation page has none.
    private static func holdsLongRun(_ text: String) -> Bool {
        text.utf8.split { !isTokenByte($0) }.contains { run in
            run.count >= 40 && run.contains { (0x30...0x39).contains($0) }
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private static let prefixes = SecretShape.tokenPrefixes + ["eyj", "-----begin"]
}
