// Why something is no key to sign or to verify with; never what it holds.

/// What is wrong with a key in PEM form.
package enum SigningKeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Something else than one PEM block.
    case notPEM
    /// A private key under a passphrase, which nobody could be asked for at night.
    case encrypted
    /// RSA, another curve, or another form than `openssl genpkey` writes.
    case notEd25519
    /// A public key where a private one belongs.
    case isPublic
    /// A private key where a public one belongs.
    case isPrivate

    package var description: String { "\(summary); \(remedy)" }

    /// What is wrong, in a few words.
    package var summary: String {
        switch self {
        case .notPEM: "it is not a key in PEM form"
        case .encrypted: "the key has a passphrase"
        case .notEd25519: "it is not an Ed25519 key"
        case .isPublic: "it is a public key"
        case .isPrivate: "it is a private key"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .notPEM, .notEd25519: "make one with `openssl genpkey -algorithm ed25519 -out key.pem`"
        case .encrypted: "take it off with `openssl pkey`, and keep the key in the sealed store"
        case .isPublic: "give the private key that belongs to it"
        case .isPrivate: "give what `openssl pkey -in key.pem -pubout` prints, and keep the private one to yourself"
        }
    }
}
