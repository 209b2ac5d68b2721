// Recognises a forge's token or a private key by its shape, to refuse or redact it.

/// The shapes of secrets that were pasted where they don't belong.
package enum SecretShape {
    /// Prefixes of GitHub's and GitLab's tokens. An administrator can change GitLab's, so a miss proves nothing.
    private static let prefixes = [
        "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "gloas-", "glrt-", "glrtr-", "glcbt-",
        "glptt-", "glft-", "glimt-", "glagent-", "glsoat-", "glffct-", "glwt-",
    ].map { Array($0.utf8) }
    private static let armour = Array("-----BEGIN".utf8)
    /// What follows the prefix within a longer text: real tokens have at least that, names such as
    /// `glpat-rotation` less.
    private static let minimumLength = 20

    /// Whether `text` is a token or key, or holds one (in a URL, in a sentence).
    package static func isFound(in text: String) -> Bool {
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
        bytes.indices.first { index in
            // Cheap tests first: the text may be megabytes long.
            guard index + 1 < bytes.count else { return false }
            let pair = (bytes[index], bytes[index + 1])
            if pair == (armour[0], armour[1]) { return bytes[index...].starts(with: armour) }
            guard pair.0 == UInt8(ascii: "g"), "hli".utf8.contains(pair.1) else { return false }
            return prefixes.contains { prefix in
                guard bytes[index...].starts(with: prefix) else { return false }
                let rest = bytes[(index + prefix.count)...].prefix(minimumLength)
                return rest.count == minimumLength && rest.allSatisfy(isTokenByte)
            }
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
