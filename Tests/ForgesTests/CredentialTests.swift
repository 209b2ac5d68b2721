// The App's key and the short-lived tokens that it mints.

import Crypto
import CryptoExtras
import Foundation
import Inventory
import Secrets
import Synchronization
import Testing
import Transport

@testable import Forges

@Suite struct CredentialTests {
    private static let now = Date(timeIntervalSince1970: 1_795_312_800)

    private static func decode(_ part: Substring) throws -> Data {
        let text = part.replacing("-", with: "+").replacing("_", with: "/")
        return try #require(Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)))
    }

    @Test("The JWT has GitHub's claims and a signature that the public key confirms", arguments: ["4711", "Iv23liHub"])
    func token(issuer: String) throws {
        let pem = try DemoServer.privateKey("hub")
        let parts = try AppKey(Secret(pem), issuer: issuer).token(at: Self.now).split(separator: ".")
        #expect(parts.count == 3)
        let header = try JSONDecoder().decode([String: String].self, from: Self.decode(parts[0]))
        #expect(header == ["alg": "RS256", "typ": "JWT"])
        let claims = try #require(
            try JSONSerialization.jsonObject(with: Self.decode(parts[1])) as? [String: Any])
        let issued = try #require(claims["iat"] as? Int)
        let expires = try #require(claims["exp"] as? Int)
        #expect(issued == 1_795_312_740 && expires - issued == 600)
        #expect("\(claims["iss"] ?? "")" == issuer)
        #expect((claims["iss"] is Int) == (issuer == "4711"))
        let key = try _RSA.Signing.PrivateKey(pemRepresentation: pem).publicKey
        let signature = _RSA.Signing.RSASignature(rawRepresentation: try Self.decode(parts[2]))
        let signed = Data("\(parts[0]).\(parts[1])".utf8)
        #expect(key.isValidSignature(signature, for: signed, padding: .insecurePKCS1v1_5))
        #expect(!key.isValidSignature(signature, for: signed + Data("x".utf8), padding: .insecurePKCS1v1_5))
    }

    @Test(
        "What is no RSA key is refused without being quoted",
        arguments: ["", "secret-text", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"])
    func noKey(text: String) {
        let error = #expect(throws: ForgesError.self) { try AppKey(Secret(text), issuer: "1") }
        #expect(error.map { "\($0)".contains("secret-text") || "\($0)".contains("AAAA") } == false)
    }

    /// Mints `t1`, `t2` …, each alive for `life` seconds.
    private static func minting(life: Double = 3_600) -> ScriptedTransport {
        ScriptedTransport { _, number in
            let expiry = Timestamp.format(Self.now.addingTimeInterval(life))
            return .text("{\"token\":\"t\(number)\",\"expires_at\":\"\(expiry)\"}", 201)
        }
    }

    private static func credential(
        _ transport: ScriptedTransport, now: @escaping @Sendable () -> Date = { Self.now }
    ) -> InstallationCredential {
        InstallationCredential(
            app: Client.make(transport), installation: 7, permissions: ["members", "metadata"], now: now)
    }

    private static func value(_ credential: InstallationCredential) async throws -> String? {
        guard case .success(let fields) = try await credential.headers() else { return nil }
        return fields.first?.value
    }

    @Test("However many ask at once, one token is minted, narrowed to reading")
    func mintedOnce() async throws {
        let transport = Self.minting()
        let credential = Self.credential(transport)
        let values = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<50 { group.addTask { try await Self.value(credential) } }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(values == ["Bearer t1"])
        #expect(transport.paths == ["/app/installations/7/access_tokens"])
        let type = transport.requests.first?.headers.first { $0.name == "Content-Type" }
        #expect(type?.value == "application/json")
        let body = String(decoding: transport.requests.first?.body ?? [], as: UTF8.self)
        #expect(body == #"{"permissions":{"members":"read","metadata":"read"}}"#)
    }

    @Test("A new one is minted a minute before the old one ends")
    func remint() async throws {
        let clock = Mutex(Self.now)
        let transport = Self.minting()
        let credential = Self.credential(transport) { clock.withLock { $0 } }
        #expect(try await Self.value(credential) == "Bearer t1")
        clock.withLock { $0 += 3_539 }
        #expect(try await Self.value(credential) == "Bearer t1")
        clock.withLock { $0 += 1 }
        #expect(try await Self.value(credential) == "Bearer t2")
    }

    @Test("A token's life counts from the server's clock, not from ours")
    func serverClock() async throws {
        let transport = ScriptedTransport { _, number in
            .text(
                "{\"token\":\"t\(number)\",\"expires_at\":\"2026-11-22T03:00:00Z\"}", 201,
                ["date": "Sun, 22 Nov 2026 02:00:00 GMT"])
        }
        // Two hours ahead: by our clock the token is dead when it comes.
        let credential = Self.credential(transport) { Self.now.addingTimeInterval(7_200) }
        #expect(try await Self.value(credential) == "Bearer t1")
        #expect(try await Self.value(credential) == "Bearer t1")
    }

    @Test(
        "An answer that isn't a token with an expiry is a gap",
        arguments: [
            "{}", "[]", "{\"token\":\"\",\"expires_at\":\"2026-11-22T03:00:00Z\"}", "{\"token\":\"t\"}",
            "{\"token\":1,\"expires_at\":\"2026-11-22T03:00:00Z\"}", "{\"token\":\"t\",\"expires_at\":\"soon\"}",
        ])
    func malformed(body: String) async throws {
        let credential = Self.credential(ScriptedTransport { _, _ in .text(body, 201) })
        guard case .failure(let reason) = try await credential.headers() else {
            Issue.record("a token")
            return
        }
        #expect(reason.cause == .malformed)
    }

    @Test("A token that a header can't hold ends as a gap, not as another header")
    func headerInjection() async throws {
        let transport = ScriptedTransport { request, _ throws(TransportError) in
            guard request.method == .post else { throw TransportError(.invalidHeader, "Authorization") }
            return .text("{\"token\":\"t\\r\\nX: 1\",\"expires_at\":\"2026-11-22T03:00:00Z\"}", 201)
        }
        let client = Client.make(transport, credential: Self.credential(transport))
        #expect(try await client.get("/x", for: .installationRepositories).body == nil)
    }

    @Test("A minting that nobody waits for any more ends with its last waiter")
    func cancelled() async throws {
        let (arrivals, report) = AsyncStream.makeStream(of: Void.self)
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            report.yield()
            do {
                try await Task.sleep(for: .seconds(60))
            } catch {
                throw TransportError(.cancelled, "")
            }
            return .text("{}")
        }
        let credential = Self.credential(transport)
        let task = Task { try await credential.headers() }
        for await _ in arrivals { break }
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("The hash of an answer that holds a token isn't kept")
    func noHash() async throws {
        let sink = Recorder()
        let client = Client.make(Self.minting(), sink: sink)
        _ = try await client.mint("/mint", for: .installationToken, body: [])
        _ = try await client.get("/x", for: .projects)
        #expect(sink.exchanges.map { $0.bodySHA256 == nil } == [true, false])
    }

    @Test("A credential of no known form that a server repeats in its headers, links and refusals isn't kept")
    func repeatedCredential() async throws {
        let secret = "acmecorp-Zq8sT2mWx71LkVb0"
        let recorder = Recorder()
        let transport = ScriptedTransport { _, _ in
            .text(
                #"{"message":"no \#(secret)","token":"v1.freshlyMinted93kd81"}"#, 403,
                ["x-request-id": "r-\(secret)", "x-accepted-github-permissions": "metadata=\(secret)"])
        }
        let client = Client.make(transport, credential: FixedCredential(value: secret), sink: recorder)
        let answer = try await client.get("/projects?cursor=\(secret)", for: .projects)
        let minted = try await client.mint("/tokens", for: .installationToken, body: [])
        let kept = recorder.exchanges.map { "\($0)" } + ["\(String(describing: answer.problem))", "\(minted.message)"]
        #expect(kept.allSatisfy { !$0.contains(secret) }, "\(kept)")
    }

    @Test("A refusal to mint that holds a token all the same doesn't show it")
    func refusedMint() async throws {
        let client = Client.answering(
            .text(#"{"message":"bad v1.freshlyMinted93kd81","token":"v1.freshlyMinted93kd81"}"#, 422)
        ).client
        let answer = try await client.mint("/tokens", for: .installationToken, body: [])
        #expect(!answer.message.isEmpty && !answer.message.contains("freshlyMinted"))
    }
}
