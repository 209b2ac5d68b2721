// The private key that signs snapshots.

import Crypto

/// An Ed25519 key. The library's copy of it goes with the last reference; it can't be printed.
package struct SigningKey: Sendable {
    /// PKCS#8 (RFC 8410) without attributes and without the public key: what `openssl genpkey` writes, and nothing else.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
    private let key: Curve25519.Signing.PrivateKey

    /// Reads a PEM text: one block, `PRIVATE KEY`.
    package init(_ secret: Secret) throws(SigningKeyError) {
        guard var block = secret.withBytes({ PEMBlock($0) }) else { throw .notPEM }
        defer { block.bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        switch block.label {
        case "PRIVATE KEY": break
        case "ENCRYPTED PRIVATE KEY": throw .encrypted
        case "PUBLIC KEY": throw .isPublic
        default: throw .notEd25519
        }
        guard block.bytes.count == Self.prefix.count + 32, block.bytes.starts(with: Self.prefix) else {
            throw .notEd25519
        }
        let seed = block.bytes.withUnsafeBytes { bytes in
            try? Curve25519.Signing.PrivateKey(
                rawRepresentation: UnsafeRawBufferPointer(rebasing: bytes[Self.prefix.count...]))
        }
        guard let seed else { throw .notEd25519 }
        key = seed
    }

    /// What others verify with.
    package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// The 64 bytes of the signature. Nil only where the library fails.
    package func signature(of message: [UInt8]) -> [UInt8]? {
        (try? key.signature(for: message)).map { Array($0) }
    }
}
