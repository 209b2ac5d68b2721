// Whether the second step of a check names the place of a secret that can't be had.

import Config
import Foundation
import Secrets
import Testing

@Suite("ConfigFile.resolveSecrets")
struct SecretProblemsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func problems(_ environment: [String: String]) throws -> [String] {
        let file = try Samples.reader.read(text: ConfigReaderTests.example, path: "c.yaml")
        return file.resolveSecrets(SecretResolver(environment: environment, baseDirectory: folder.path)).problems
            .map { "\($0)" }
    }

    @Test("nothing is said where everything resolves")
    func fine() throws {
        try folder.write("secrets/hub.pem", "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n")
        #expect(try problems(["ACME_GITLAB_TOKEN": "glpat-abc\n"]) == [])
    }

    @Test("a missing variable has the nearest one's name as a hint, a missing file its path")
    func missing() throws {
        #expect(
            try problems(["ACME_GITLAB_TOKN": "PLANTED", "PATH": "/bin"]) == [
                "c.yaml:13:18: error: file secrets/hub.pem: can't read \(folder.path)/secrets/hub.pem: "
                    + "No such file or directory (check the path and that the user who runs forgeaudit may read it)",
                "c.yaml:27:14: error: env ACME_GITLAB_TOKEN: the environment variable is not set "
                    + "(did you mean 'ACME_GITLAB_TOKN'?)",
            ])
        #expect(
            try problems(["PATH": "/bin"]).last
                == "c.yaml:27:14: error: env ACME_GITLAB_TOKEN: the environment variable is not set "
                + "(set it where forgeaudit is started)")
    }

    @Test("a key where a token belongs and the other way round, without an echo")
    func mixedUp() throws {
        try folder.write("secrets/hub.pem", "PLANTED")
        for token in ["-----BEGIN PLANTED-----", "PLANTED two words", "PLANTEDé"] {
            #expect(
                try problems(["ACME_GITLAB_TOKEN": token]) == [
                    "c.yaml:13:18: error: file secrets/hub.pem: it is not a PEM private key "
                        + "(it begins with -----BEGIN; generate one on the app's page)",
                    "c.yaml:27:14: error: env ACME_GITLAB_TOKEN: it is not an access token "
                        + "(a token is one word of ASCII characters)",
                ])
        }
    }

    @Test("a key that signs is an Ed25519 key for its owner alone, and nothing allows more")
    func signingKey() throws {
        func problems(_ reference: String, _ environment: [String: String] = [:]) throws -> [String] {
            let text = Samples.small(and: "snapshots: { sign_with: \(reference) }")
            do {
                let file = try Samples.reader.read(text: text, path: "c.yaml")
                let resolver = SecretResolver(environment: environment, baseDirectory: folder.path)
                let setting = try #require(file.snapshots.signWith)
                #expect(file.secrets.last == setting)
                return file.resolveSecrets(resolver, only: [setting]).problems.map { "\($0)" }
            } catch let error as ConfigErrors {
                return error.errors.map { "\($0)" }
            }
        }
        // Of a seed of zeros.
        let body = "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        let key = "-----BEGIN PRIVATE KEY-----\n\(body)\n-----END PRIVATE KEY-----\n"
        try folder.write("key.pem", key)
        try folder.write("open.pem", key, mode: 0o644)
        #expect(try problems("{ file: key.pem }") == [])
        #expect(try problems("{ env: KEY }", ["KEY": key]) == [])
        #expect(
            try problems("{ file: open.pem }") == [
                "c.yaml:9:25: error: file open.pem: others can read or change \(folder.path)/open.pem (mode 0644) "
                    + "(chmod 600 it)"
            ])
        #expect(
            try problems("{ file: open.pem, allow_readable_by_others: true }") == [
                "c.yaml:9:25: error: the key that signs snapshots can't be readable by others "
                    + "(remove 'allow_readable_by_others')"
            ])
        #expect(
            try problems("{ credential: open.pem }", ["CREDENTIALS_DIRECTORY": folder.path]) == [
                "c.yaml:9:25: error: credential open.pem: others can read it "
                    + "(a key that signs is for its owner alone; make a new one)"
            ])
        let rsa = key.replacing("PRIVATE", with: "RSA PRIVATE")
        for (text, problem) in [("PLANTED", "it is not a key in PEM form"), (rsa, "it is not an Ed25519 key")] {
            #expect(
                try problems("{ env: KEY }", ["KEY": text]) == [
                    "c.yaml:9:25: error: env KEY: \(problem) "
                        + "(make one with `openssl genpkey -algorithm ed25519 -out key.pem`)"
                ])
        }
    }
}
