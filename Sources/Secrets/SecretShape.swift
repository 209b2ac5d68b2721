// Recognises a forge's token or a private key by its shape, to refuse or redact it.

/// The shapes of secrets that were pasted where they don't belong, or that a forge repeats.
package enum SecretShape {
    /// Prefixes of GitHub's tokens.
    package static let gitHubPrefixes = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]
    /// Prefixes of GitLab's tokens. An administrator can change them, so a miss proves nothing.
    package static let gitLabPrefixes = [
        "glpat-", "gldt-", "gloas-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "glsoat-",
        "glffct-", "glwt-",
    ]
    /// All prefixes, with that of a sealed store's key.
    package static let tokenPrefixes = gitHubPrefixes + gitLabPrefixes + [StoreKey.prefix]

    private static let prefixes = tokenPrefixes.map { Array($0.utf8) }

    /// Whether `text` is a token or key, or holds one (in a URL, in a sentence). A text that begins like a token is
    /// taken for one, however short.
    package static func isFound(in text: String) -> Bool {
        guard isPossible(in: text) else { return false }
        let bytes = Array(text.utf8)
        if let first = bytes.firstIndex(where: { !isSpace($0) }),
            prefixes.contains(where: { bytes[first...].starts(with: $0) && bytes.count > first + $0.count })
        {
            return true
        }
        return offset(in: bytes) != nil
    }

    /// Where in UTF-8 `bytes` a key begins, or a token with at least the length that real ones have; nil if nowhere.
    package static func offset(in bytes: [UInt8]) -> Int? {
        var scanner = SecretScanner(bytes)
        return scanner.next()?.lowerBound
    }

    /// `text` with `‹redacted›` in place of each token, key and JSON Web Token, and of what stands where a credential
    /// belongs: after `Authorization: Bearer`, in `private_token=`, in a URL before the host. The rest stays.
    ///
    /// The time is linear in the length of the text, whatever it holds: each rule either moves on behind what it looked
    /// at, or looks at a bounded number of bytes.
    package static func redacted(_ text: String) -> String {
        guard isPossible(in: text) else { return text }
        let bytes = Array(text.utf8)
        var scanner = SecretScanner(bytes, inContext: true)
        var result: [UInt8] = []
        var end = 0
        while let range = scanner.next() {
            result += bytes[end..<range.lowerBound]
            result += Array(Secret.placeholder.utf8)
            end = range.upperBound
        }
        // Ranges begin and end at ASCII characters, so that no character is cut in two.
        return end == 0 ? text : String(decoding: result + bytes[end...], as: UTF8.self)
    }

    /// Whether one look at the bytes leaves it open that a secret is in `text`. Nearly all names, branches and addresses of
    /// a listing are done with here.
    private static func isPossible(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { isPossible(in: $0) }
    }

    /// Everything that `SecretScanner` finds holds a prefix, `eyJ` or two hyphens, or follows on `=`, `:` or a space; but a
    /// colon behind the scheme of a link announces something only where an `@` follows.
    private static func isPossible(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = bytes.count - 1
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "="), UInt8(ascii: " "), UInt8(ascii: "@"): return true
            case UInt8(ascii: ":"):
                guard index == webScheme.count, bytes.starts(with: webScheme) else { return true }
            case UInt8(ascii: "-") where index < last && bytes[index + 1] == UInt8(ascii: "-"): return true
            case UInt8(ascii: "e") where index < last && bytes[index + 1] == UInt8(ascii: "y"): return true
            case UInt8(ascii: "g"), UInt8(ascii: "f"):
                if prefixes.contains(where: { bytes[index...].starts(with: $0) }) { return true }
            default: continue
            }
        }
        return false
    }

    private static let webScheme = Array("https".utf8)

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
