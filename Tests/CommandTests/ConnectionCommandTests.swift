// The built program behind TLS and before proxies.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("The way to a forge", .timeLimit(.minutes(15)))
struct ConnectionCommandTests {
    /// Dave's config with another address and more lines in its `gitlab`.
    private func config(_ url: String, _ lines: String = "") -> String {
        SmallConfig.dave.replacing(
            "      url: http://gitlab.localhost/gitlab", with: "      url: \(url)/gitlab\n\(lines)")
    }

    /// The forge doesn't know that it stands behind TLS.
    private let linksOverTLS = Fault { _, answer in
        var answer = answer
        answer.headers["Link"] = answer.headers["Link"]?.replacing("<http://", with: "<https://")
        return answer
    }

    /// The demo's forge with TLS in front of it.
    private func behindTLS(_ body: (Scratch, TLSServer, TestCertificates) async throws -> Void) async throws {
        let certificates = try await TestCertificates.shared.value
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch, fault: linksOverTLS) { local in
                let server = try TLSServer(
                    of: certificates,
                    locations: """
                        location /gitlab/ {
                          proxy_pass http://127.0.0.1:\(local.port);
                          proxy_set_header Host $http_host;
                          proxy_redirect off;
                        }
                        """)
                try await body(scratch, server, certificates)
            }
        }
    }

    @Test("with the right CA file and pin a run over TLS is clean, and no file of keys is written for a debugger")
    func trusted() async throws {
        try await behindTLS { scratch, server, certificates in
            let lines = """
                      ca_file: \(certificates.file("ca.pem").path)
                      pin_sha256: ["\(try certificates.pin(.good))"]
                """
            try scratch.write(config("https://127.0.0.1:\(server.port)", lines), to: "small.yaml")
            let keys = scratch.root.appending(path: "keys.log")
            let run = try await scratch.forgeaudit(
                "run", "-c", "small.yaml", "--clock", Scratch.now,
                environment: [
                    "SSLKEYLOGFILE": keys.path, "https_proxy": "http://127.0.0.1:1", "ALL_PROXY": "http://127.0.0.1:1",
                ])
            #expect(run.status == 0, "\(run.text) \(server.complaints)")
            #expect(!FileManager.default.fileExists(atPath: keys.path))
        }
    }

    @Test("without it nothing is read, whatever variables name the authority")
    func untrusted() async throws {
        try await behindTLS { scratch, server, certificates in
            try scratch.write(config("https://127.0.0.1:\(server.port)"), to: "small.yaml")
            let authority = certificates.file("ca.pem").path
            let run = try await scratch.forgeaudit(
                "run", "-c", "small.yaml", "--clock", Scratch.now,
                environment: [
                    "SSL_CERT_FILE": authority, "SSL_CERT_DIR": certificates.folder.path, "CURL_CA_BUNDLE": authority,
                ])
            #expect(run.status == 3, "\(run.text)")
            #expect(run.errors.contains("TLS failed") && run.errors.contains("`ca_file`"), "\(run.errors)")
        }
    }

    @Test("a proxy of the environment is taken, refused in words without its password, and left by `proxy: none`")
    func proxies() async throws {
        let port = try ClosedPort()
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { _ in }
            func run(_ lines: String, _ proxy: String) async throws -> Run {
                try scratch.write(config("https://forge.invalid", lines), to: "small.yaml")
                return try await scratch.forgeaudit(
                    "run", "-c", "small.yaml", "--clock", Scratch.now, environment: ["https_proxy": proxy])
            }
            let closed = try await run("", "http://joe:PLANTED@127.0.0.1:\(port.number)")
            #expect(closed.status == 3)
            #expect(closed.errors.contains("no connection"), "\(closed.text)")
            let around = try await run("      proxy: none", "http://joe:PLANTED@127.0.0.1:\(port.number)")
            #expect(around.errors.contains("the host name can't be resolved"), "\(around.text)")
            let other = try await run("", "socks5://joe:PLANTED@127.0.0.1:\(port.number)")
            #expect(other.status == 2)
            #expect(other.errors.contains("environment variable https_proxy"), "\(other.text)")
            let checked = try await scratch.forgeaudit(
                "check", "-c", "small.yaml", environment: ["https_proxy": "socks5://joe:PLANTED@proxy"])
            #expect(checked.status == 2)
            for run in [closed, around, other, checked] { #expect(!run.text.contains("PLANTED")) }
            withExtendedLifetime(port) {}
        }
    }

    @Test("a name that leads to a metadata service is a gap that says so, after one request")
    func metadata() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { _ in }
            try scratch.write(config("https://169.254.169.254"), to: "small.yaml")
            let run = try await scratch.forgeaudit("run", "-c", "small.yaml", "--clock", Scratch.now)
            #expect(run.status == 3)
            #expect(run.errors.contains("169.254.169.254 is a cloud's metadata service"), "\(run.text)")
        }
    }

    @Test("a CA file that isn't one is said where the config names it, by check too")
    func badFile() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { _ in }
            try scratch.write("nothing", to: "ca.pem")
            try scratch.write(config("https://forge.invalid", "      ca_file: ca.pem"), to: "small.yaml")
            for command in ["check", "run"] {
                let run = try await scratch.forgeaudit(command, "-c", "small.yaml")
                #expect(run.status == 2)
                let words = "small.yaml:9:16: error: 'ca_file': './ca.pem' holds no certificate"
                #expect(run.text.contains(words), "\(run.text)")
            }
        }
    }
}
