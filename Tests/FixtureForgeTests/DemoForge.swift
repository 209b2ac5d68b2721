// The demo fleet, served on a free port for the length of a test.
import CryptoExtras
import FixtureForge
import Foundation

/// A running forge with a client and what the client needs to be let in.
struct DemoForge: Sendable {
    static let now = Date(timeIntervalSince1970: 1_795_312_800)  // 2026-11-22T02:00:00Z

    /// The folder of the demo fleet, found from this file's place.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fixtures/demo")

    static let fleet = Result { try FleetLoader(folder: folder).load() }
    /// Made once: keys take a while.
    static let secrets = Result { try ForgeSecrets.generated(for: fleet.get()) }

    struct NoSuchSecret: Error {}

    let forge: FixtureForge
    let client: Client

    /// Starts a forge, hands it to `body`, and stops it whatever happens.
    static func run(
        faults: [String] = [], fault: Fault = .none, clock: ForgeClock = .frozen(at: now),
        _ body: (DemoForge) async throws -> Void
    ) async throws {
        let forge = try FixtureForge(
            fleet: fleet.get(), clock: clock, secrets: secrets.get(), faults: Faults(parsing: faults), fault: fault)
        let demo = DemoForge(forge: forge, client: Client(port: try await forge.start()))
        do {
            try await body(demo)
        } catch {
            await forge.stop()
            throw error
        }
        await forge.stop()
    }

    /// A JWT for an app, `offset` seconds off from the forge's clock.
    func jwt(
        app: String = "hub", issuer: String = "4711", issued: Double = -60, expires: Double = 540,
        algorithm: String = "RS256"
    ) throws -> [String: String] {
        guard let pem = forge.secrets.privateKeyPEM(app: app) else { throw NoSuchSecret() }
        let now = forge.clock.now.timeIntervalSince1970
        let head = #"{"alg":"\#(algorithm)","typ":"JWT"}"#
        let claims = #"{"iat":\#(Int(now + issued)),"exp":\#(Int(now + expires)),"iss":\#(issuer)}"#
        let message = Self.base64URL(Data(head.utf8)) + "." + Self.base64URL(Data(claims.utf8))
        let signature = try _RSA.Signing.PrivateKey(pemRepresentation: pem)
            .signature(for: Data(message.utf8), padding: .insecurePKCS1v1_5)
        return ["Authorization": "Bearer \(message).\(Self.base64URL(signature.rawRepresentation))"]
    }

    /// A token for an installation of the hub, as a header.
    func installation(_ id: Int, body: String? = nil) async throws -> [String: String] {
        let reply = try await client.post("/api/v3/app/installations/\(id)/access_tokens", try jwt(), body: body)
        guard let token = reply.body["token"]?.text else { throw NoSuchSecret() }
        return ["Authorization": "token \(token)"]
    }

    /// A GitLab token as a header.
    func token(_ name: String) throws -> [String: String] {
        guard let value = forge.secrets.token(named: name) else { throw NoSuchSecret() }
        return ["PRIVATE-TOKEN": value]
    }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
