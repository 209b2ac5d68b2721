// Authenticated encryption of one secret.

import Crypto
import Foundation

/// ChaCha20-Poly1305 with a random nonce in front: the same on every machine, without tables that a cache could betray.
enum SealedBox {
    /// Nonce and tag, in bytes.
    static let overhead = 12 + 16

    /// Nil only where the library refuses, which it has no reason for.
    static func sealed(_ secret: Secret, key: SymmetricKey, bound: [UInt8]) -> [UInt8]? {
        secret.withBytes { bytes in
            (try? ChaChaPoly.seal(bytes, using: key, authenticating: bound)).map { Array($0.combined) }
        }
    }

    /// Nil where anything was changed, or another key or other data was used.
    static func opened(_ box: [UInt8], key: SymmetricKey, bound: [UInt8]) -> Secret? {
        guard let sealed = try? ChaChaPoly.SealedBox(combined: box),
            var plain = try? ChaChaPoly.open(sealed, using: key, authenticating: bound)
        else { return nil }
        defer { plain.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        return plain.withUnsafeBytes { Secret($0) }
    }
}
