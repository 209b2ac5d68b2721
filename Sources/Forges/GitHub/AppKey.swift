// The private key of a GitHub App, which signs the App's short-lived JWTs.

import Crypto
import CryptoExtras
import Foundation
package import Secrets

/// An App's key with its issuer.
package struct AppKey: Sendable {
    private let key: _RSA.Signing.PrivateKey
    let issuer: String

    /// `issuer` is the client id or the numeric app id (GitHub Enterprise Server up to 3.13 knows only the latter).
    /// Throws where the secret is no RSA key in PEM form of at least 2048 bits.
    package init(_ secret: Secret, issuer: String) throws(ForgesError) {
        do {
            key = try secret.withText { try _RSA.Signing.PrivateKey(pemRepresentation: $0) }
        } catch {
            throw ForgesError(
                "the App's private key isn't an RSA key in PEM form: download a new one from the App's settings page")
        }
        self.issuer = issuer
    }

    /// A JWT that is valid from a minute before `instant` to nine minutes after it: GitHub refuses more than ten.
    func token(at instant: Date) throws -> String {
        let now = Int(instant.timeIntervalSince1970)
        let issuerClaim = Int64(issuer).map(String.init) ?? "\"\(issuer.filter { $0 != "\"" && $0 != "\\" })\""
        let header = Self.encode(Array(#"{"alg":"RS256","typ":"JWT"}"#.utf8))
        let claims = Self.encode(Array("{\"iat\":\(now - 60),\"exp\":\(now + 540),\"iss\":\(issuerClaim)}".utf8))
        let signed = "\(header).\(claims)"
        let signature = try key.signature(for: SHA256.hash(data: Data(signed.utf8)), padding: .insecurePKCS1v1_5)
        return "\(signed).\(Self.encode(Array(signature.rawRepresentation)))"
    }

    /// Base64url without padding.
    private static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}
