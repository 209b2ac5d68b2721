// The way to a forge, as a config may and may not say it.

import Foundation
import Secrets
import Testing

@testable import Config

@Suite("Connections in a config")
struct ConnectionTests {
    private static func gitLab(_ lines: String) -> String {
        Samples.small(
            "      url: https://gitlab.example.com",
            "      url: https://gitlab.example.com\n"
                + lines.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
    }

    private func connection(_ lines: String) throws -> ConnectionSettings {
        try #require(try Samples.reader.read(text: Self.gitLab(lines), path: "c.yaml").connections.first).connection
    }

    private static let pin = String(repeating: "A", count: 43) + "="

    @Test("nothing said: the system's certificates, any key, the environment's proxy")
    func standard() throws {
        let connection = try #require(try Samples.reader.read(text: Samples.small, path: "c.yaml").connections.first)
        #expect(connection.connection.caFile == nil)
        #expect(connection.connection.proxy == .environment)
        #expect(connection.connection.pins == [])
    }

    @Test("everything said, for both forges")
    func everything() throws {
        let said = try connection(
            "ca_file: ca.pem\npin_sha256: [\"\(Self.pin)\"]\nproxy: http://proxy.example.com:3128")
        #expect(said.caFile == "ca.pem")
        #expect(said.pins == [Self.pin])
        guard case .server(let url, nil, nil) = said.proxy else {
            Issue.record("\(said.proxy)")
            return
        }
        #expect(url.description == "http://proxy.example.com:3128")
        #expect(try connection("proxy: none").proxy == .none)
        let file = try Samples.reader.read(
            text: Samples.gitHub(
                app: """
                    app_id: 1
                    private_key: { file: hub.pem }
                    ca_file: ca.pem
                    proxy: { url: "https://proxy.example.com", user: joe, password: { env: PROXY_PASSWORD } }
                    """, integration: "{ app: hub, installation_id: 1, account: a }"), path: "c.yaml")
        guard case .server(let address, let user, let password) = file.gitHubApps[0].connection.proxy else {
            Issue.record("no proxy")
            return
        }
        #expect(address.origin == "https://proxy.example.com")
        #expect(user == "joe")
        #expect(password?.reference == .environment("PROXY_PASSWORD"))
        #expect(file.secrets.map(\.purpose) == [.privateKey, .password])
    }

    @Test(
        "what can't be is refused at its place, and a password isn't repeated",
        arguments: [
            ("proxy: http://joe:PLANTED@proxy:1", "8:14: error: 'proxy' must not hold user info"),
            ("proxy: { url: \"http://PLANTED@proxy:1\" }", "8:21: error: 'url' must not hold user info"),
            ("proxy: socks5://proxy:1", "8:14: error: 'proxy' must begin with https://"),
            ("proxy: proxy:3128", "8:14: error: 'proxy' is not a URL"),
            ("proxy: http://proxy:1/path", "8:14: error: 'proxy' must not hold a path"),
            ("proxy: true", "8:14: error: 'proxy' must be text, not a truth value"),
            ("proxy: { user: joe }", "8:14: error: 'url' is missing in 'proxy'"),
            (
                "proxy: { url: \"http://proxy:1\", user: joe, password: PLANTED }",
                "8:60: error: 'password' must refer to a secret, not hold it"
            ),
            (
                "proxy: { url: \"http://proxy:1\", password: { env: A } }",
                "8:39: error: 'proxy' has a 'password' and no 'user'"
            ),
            ("pin_sha256: PLANTED", "8:19: error: 'pin_sha256' must be a list, not text"),
            ("pin_sha256: []", "8:19: error: 'pin_sha256' names no key"),
            ("pin_sha256: [PLANTED]", "8:20: error: an entry of 'pin_sha256' is not the base64 of a SHA-256 digest"),
            (
                "pin_sha256: [\"\(pin)\", \"\(pin)\"]",
                "8:68: error: a key is given twice in 'pin_sha256'"
            ),
            ("insecure_tls: true", "8:7: error: unknown key 'insecure_tls' in 'gitlab'"),
            ("verify: false", "8:7: error: unknown key 'verify' in 'gitlab'"),
        ])
    func refused(lines: String, expected: String) {
        let problems = Samples.problems(of: Self.gitLab(lines))
        #expect(problems.count == 1 && problems[0].hasPrefix("c.yaml:" + expected), "\(problems)")
        #expect(!problems.joined().contains("PLANTED"))
    }

    @Test("two entries that lead to one forge in two ways are an error, in one way they are fine")
    func conflict() {
        let second = """
              - id: other
                owner: { user: dave }
                gitlab:
                  url: https://GitLab.example.com:443/
                  token: { env: OTHER }

            """
        #expect(Samples.problems(of: Samples.small + second) == [])
        for line in ["ca_file: ca.pem", "proxy: none", "pin_sha256: [\"\(Self.pin)\"]"] {
            #expect(
                Samples.problems(of: Samples.small + second + "      \(line)\n") == [
                    "c.yaml:9:5: error: 'https://gitlab.example.com' is reached in another way than by an earlier entry "
                        + "(give the same ca_file, proxy and pin_sha256 as the entry in line 3)"
                ])
            #expect(Samples.problems(of: Self.gitLab(line) + second + "      \(line)\n") == [])
        }
    }

    @Test("a CA file has to be there and hold certificates, and what is wrong stands at its place")
    func certificates() throws {
        let folder = try TemporaryFolder()
        func problems(_ content: String?) throws -> [String] {
            if let content { try folder.write("ca.pem", content) }
            let text = Self.gitLab("ca_file: \(folder.path)/ca.pem")
            return try Samples.reader.read(text: text, path: "c.yaml").certificates().problems.map { "\($0)" }
        }
        let block = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
        #expect(try problems(nil).first?.contains("c.yaml:8:16: error: 'ca_file': can't read") == true)
        #expect(try problems("PLANTED").first?.contains("holds no certificate in PEM form") == true)
        #expect(try problems("").first?.contains("holds no certificate") == true)
        #expect(try problems(block) == [])
        #expect(try problems("# ours\n" + block + block) == [])
        #expect(try problems(block + "-----BEGIN CERTIFICATE-----\nMAA=\n").count == 1)
        #expect(try problems(block.replacing("MAA=", with: "PLANTED!")).count == 1)
        let key = block + "-----BEGIN PRIVATE KEY-----\nPLANTED\n-----END PRIVATE KEY-----\n"
        #expect(try problems(key).first?.contains("holds a private key") == true)
        #expect(try !problems(key).joined().contains("PLANTED"))
        #expect(try problems(String(repeating: block, count: 20_000)).first?.contains("larger than 1 MiB") == true)
    }
}
