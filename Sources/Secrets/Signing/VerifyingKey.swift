// The public key that snapshots' signatures are verified with.

import Crypto

/// An Ed25519 public key.
package struct VerifyingKey: Sendable {
    /// SubjectPublicKeyInfo (RFC 8410), which has one form.
    private static let prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    private let key: Curve25519.Signing.PublicKey

    init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// Reads a PEM text: one block, `PUBLIC KEY`.
    package init(pem: [UInt8]) throws(SigningKeyError) {
        guard var block = pem.withUnsafeBytes({ PEMBlock($0) }) else { throw .notPEM }
        // It may be the private key, given by mistake.
        defer { block.bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        if block.label.hasSuffix("PRIVATE KEY") { throw .isPrivate }
        guard block.label == "PUBLIC KEY", block.bytes.count == Self.prefix.count + 32,
            block.bytes.starts(with: Self.prefix),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: block.bytes[Self.prefix.count...])
        else { throw .notEd25519 }
        self.key = key
    }

    /// Lower-case hex SHA-256 of the key in DER form: what
    /// `openssl pkey -pubin -in pub.pem -outform DER | sha256sum` prints.
    package var sha256: String {
        SHA256.hash(data: Self.prefix + Array(key.rawRepresentation)).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// Whether `signature` is this key's over `message`.
    package func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}
