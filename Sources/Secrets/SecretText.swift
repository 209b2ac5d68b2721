// What a token or key looks like as bytes, wherever they come from.

/// Turns what was read into a secret.
package enum SecretText {
    /// Why the bytes are no token or key.
    package enum Defect: Error, Sendable, Equatable {
        /// More than `SecretResolver.sizeLimit` bytes.
        case tooLarge
        case empty
        case notText
        /// A control character within a token, or one that isn't a line break within a key.
        case controlCharacter
    }

    /// The secret in `bytes` without surrounding white space and byte order mark. `bytes` are overwritten, whatever
    /// comes of them.
    package static func secret(wiping bytes: inout [UInt8]) throws(Defect) -> Secret {
        defer { bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        guard bytes.count <= SecretResolver.sizeLimit else { throw .tooLarge }
        let range = contentRange(of: bytes)
        guard !range.isEmpty else { throw .empty }
        guard isText(bytes[range]) else { throw .notText }
        let isKey = bytes[range].starts(with: "-----BEGIN".utf8)
        let isClean = bytes[range].allSatisfy { byte in
            (byte >= 0x20 && byte != 0x7F) || (isKey && (byte == 0x0A || byte == 0x0D))
        }
        guard isClean else { throw .controlCharacter }
        return bytes.withUnsafeBytes { Secret($0[range]) }
    }

    /// Whether the bytes are UTF-8; without a string of them, which nobody could wipe.
    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return true
            case .error: return false
            }
        }
    }

    /// Leaves out a byte order mark and the white space around the content, such as an editor's last line break.
    private static func contentRange(of bytes: [UInt8]) -> Range<Int> {
        var lower = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var upper = bytes.count
        while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
        while lower < upper, isSpace(bytes[lower]) { lower += 1 }
        return lower..<upper
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
