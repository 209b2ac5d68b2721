// Secrets are made once, kept to their owner, found again, and never printed.
import FixtureForge
import Foundation
import Testing

@Suite struct SecretFolderTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("The folder is 0700, the files are 0600, and a second start finds the same secrets")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let fleet = try DemoForge.fleet.get()
        let first = try SecretFolder(folder).secrets(for: fleet)
        #expect(try mode(folder.path) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.filter { $0.hasSuffix(".pem") }.sorted() == ["hub-legacy.pem", "hub.pem"])
        #expect(names.filter { $0.hasSuffix(".token") }.count == 7)
        for name in names { #expect(try mode(folder.appending(path: name).path) == 0o600) }
        let pem = try String(contentsOf: folder.appending(path: "hub.pem"), encoding: .utf8)
        #expect(pem.hasPrefix("-----BEGIN RSA PRIVATE KEY-----"))

        let tokenFile = folder.appending(path: "acme-gitlab.token").path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: tokenFile)
        try "not a key".write(to: folder.appending(path: "hub-legacy.pem"), atomically: true, encoding: .utf8)
        let second = try SecretFolder(folder).secrets(for: fleet)
        #expect(try mode(tokenFile) == 0o600)
        #expect(second.token(named: "acme-gitlab") == first.token(named: "acme-gitlab"))
        #expect(second.privateKeyPEM(app: "hub") == first.privateKeyPEM(app: "hub"))
        #expect(second.privateKeyPEM(app: "hub-legacy") != first.privateKeyPEM(app: "hub-legacy"))
        #expect(try mode(folder.appending(path: "hub-legacy.pem").path) == 0o600)
    }

    @Test("Tokens look like GitLab's routable ones, and printing the secrets shows none")
    func shape() throws {
        let secrets = try DemoForge.secrets.get()
        let token = try #require(secrets.token(named: "acme-gitlab"))
        #expect(token.wholeMatch(of: /glpat-[A-Za-z0-9_-]{27}\.01\.[0-9a-z]{9}/) != nil)
        var dumped = "\(secrets)"
        dump(secrets, to: &dumped)
        #expect(!dumped.contains(token))
        #expect(!dumped.contains("PRIVATE KEY"))
    }
}
