// Throw-away certificates, made by openssl.
package import Foundation

/// A certificate authority that nobody trusts, and what it signed, in a folder of the operating system's to remove.
package struct TestCertificates: Sendable {
    /// The certificates that a server may show.
    package enum Name: String, Sendable, CaseIterable {
        /// For `forge.test`, `localhost` and 127.0.0.1.
        case good
        /// For `other.test` alone.
        case other
        /// Like `good`, but its time is over.
        case expired
    }

    package let folder: URL

    /// Made once for all tests of a process.
    package static let shared = Task { () throws -> TestCertificates in try await TestCertificates() }

    private init() async throws {
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "forgeaudit-tls-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let openssl = try Tool("openssl")
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try await openssl.run(
            ["req", "-x509"] + key
                + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=forgeaudit test", "-days", "2"], in: folder)
        for name in Name.allCases {
            let names = name == .other ? "DNS:other.test" : "DNS:forge.test,DNS:localhost,IP:127.0.0.1"
            try Data("subjectAltName=\(names)\n".utf8).write(to: file("\(name).ext"))
            try await openssl.run(
                ["req"] + key + ["-keyout", "\(name).key", "-out", "\(name).csr", "-subj", "/CN=\(name)"], in: folder)
            try await openssl.run(
                [
                    "x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                    "-days", name == .expired ? "-1" : "2", "-extfile", "\(name).ext", "-out", "\(name).pem",
                ], in: folder)
            try await openssl.run(
                ["pkey", "-in", "\(name).key", "-pubout", "-outform", "DER", "-out", "\(name).spki"], in: folder)
            try await openssl.run(["dgst", "-sha256", "-binary", "-out", "\(name).pin", "\(name).spki"], in: folder)
        }
    }

    package func file(_ name: String) -> URL { folder.appending(path: name) }

    /// The authority's certificate in PEM form.
    package func authority() throws -> [UInt8] { try [UInt8](Data(contentsOf: file("ca.pem"))) }

    /// The pin of a certificate's key.
    package func pin(_ name: Name) throws -> String {
        try Data(contentsOf: file("\(name.rawValue).pin")).base64EncodedString()
    }
}
