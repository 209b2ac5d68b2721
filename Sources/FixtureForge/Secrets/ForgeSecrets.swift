// The private keys and token values that a client of the forge needs: made at start, never part of a fleet.
import CryptoExtras
import Foundation

/// Private keys by app and token values by token name. Printing it shows neither.
package struct ForgeSecrets: Sendable, CustomStringConvertible, CustomReflectable {
    private let keys: [String: _RSA.Signing.PrivateKey]
    private let tokens: [String: String]

    /// Fresh secrets for a fleet, kept in memory only.
    package static func generated(for fleet: Fleet) throws -> ForgeSecrets {
        try ForgeSecrets(
            keys: Dictionary(
                uniqueKeysWithValues: (fleet.gitHub?.apps ?? []).map { app in
                    (app.key, try _RSA.Signing.PrivateKey(keySize: .bits2048))
                }),
            tokens: Dictionary(
                (fleet.gitLab?.tokens ?? []).map { ($0.name, RandomText.gitLabToken()) },
                uniquingKeysWith: { first, _ in first }))
    }

    init(keys: [String: _RSA.Signing.PrivateKey], tokens: [String: String]) {
        self.keys = keys
        self.tokens = tokens
    }

    /// The private key of an app in PKCS#1 PEM (`BEGIN RSA PRIVATE KEY`), by the app's key in the fleet.
    package func privateKeyPEM(app: String) -> String? { keys[app]?.pemRepresentation }

    /// The value of a token, by its name in the fleet.
    package func token(named name: String) -> String? { tokens[name] }

    /// Token names by value, to recognise a client's credential.
    var tokenNames: [String: String] { Dictionary(tokens.map { ($0.value, $0.key) }) { first, _ in first } }

    /// Whether `signature` is the app's RS256 signature of `message`.
    func isSigned(_ message: Data, by app: String, signature: Data) -> Bool {
        guard let key = keys[app]?.publicKey else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: message, padding: .insecurePKCS1v1_5)
    }

    /// How many there are, and nothing of what they are.
    package var description: String { "ForgeSecrets(\(keys.count) keys, \(tokens.count) tokens)" }
    /// Empty: a dump shows no secret either.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
