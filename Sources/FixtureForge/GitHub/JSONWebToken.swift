// Verifies an app's JWT the way GitHub does: the signature for real, and the claims with GitHub's own messages.
import Foundation

/// The compact form of a JWT, checked against the apps of a fleet.
struct JSONWebToken {
    static let undecodable = "A JSON web token could not be decoded"
    private static let badIssued =
        "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
    private static let badExpiry =
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
    private static let farExpiry = "'Expiration time' claim ('exp') is too far in the future"

    private struct Header: Decodable { let alg: String }

    private struct Claims: Decodable {
        let issuer: String
        let issuedAt: Double?
        let expiresAt: Double?

        private enum CodingKeys: String, CodingKey { case iss, iat, exp }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // The id of an app may come as a number or as text, the client id as text.
            if let number = try? container.decode(Int.self, forKey: .iss) {
                issuer = String(number)
            } else {
                issuer = try container.decode(String.self, forKey: .iss)
            }
            issuedAt = try? container.decode(Double.self, forKey: .iat)
            expiresAt = try? container.decode(Double.self, forKey: .exp)
        }
    }

    private let text: String

    init(_ text: String) { self.text = text }

    /// The app that signed the token. Throws what GitHub answers to a token that it does not take.
    func app(_ context: GitHubContext) throws(Refusal) -> GitHubApp {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header: Header = Self.decode(parts[0]), header.alg == "RS256",
            let claims: Claims = Self.decode(parts[1]), let signature = Self.data(parts[2])
        else { throw .gitHub(401, Self.undecodable) }
        let issuer = claims.issuer
        guard let app = context.fleet.apps.first(where: { String($0.id) == issuer || $0.clientID == issuer }) else {
            throw .gitHub(404, "Integration not found")
        }
        let message = Data("\(parts[0]).\(parts[1])".utf8)
        guard context.secrets.isSigned(message, by: app.key, signature: signature) else {
            throw .gitHub(401, Self.undecodable)
        }
        let now = context.clock.now.timeIntervalSince1970
        guard let expiresAt = claims.expiresAt, expiresAt > now else { throw .gitHub(401, Self.badExpiry) }
        guard expiresAt <= now + 600 else { throw .gitHub(401, Self.farExpiry) }
        guard let issuedAt = claims.issuedAt, issuedAt <= now else { throw .gitHub(401, Self.badIssued) }
        return app
    }

    private static func decode<Value: Decodable>(_ part: Substring) -> Value? {
        data(part).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }

    /// The bytes behind unpadded base64url.
    private static func data(_ part: Substring) -> Data? {
        let base64 = part.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4))
    }
}
