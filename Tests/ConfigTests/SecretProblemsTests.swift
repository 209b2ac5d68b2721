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
}
