// Signed snapshots: who published one, told by `forgeaudit` and by stock openssl.
import FixtureForge
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("Signatures", .timeLimit(.minutes(15)))
struct SignatureTests {
    /// A scratch folder with `key.pem`, `pub.pem`, and a config that signs with the one.
    private func withKey(
        _ reference: String = "{ file: key.pem }", _ body: (Scratch) async throws -> Void
    ) async throws {
        try await Scratch.use { scratch in
            try await makeKey("key", "pub", in: scratch)
            try configure(reference, in: scratch)
            try await body(scratch)
        }
    }

    private func makeKey(_ name: String, _ publicName: String, in scratch: Scratch) async throws {
        let openssl = try Tool("openssl")
        try await openssl.run(["genpkey", "-algorithm", "ed25519", "-out", "\(name).pem"], in: scratch.root)
        try await openssl.run(
            ["pkey", "-in", "\(name).pem", "-pubout", "-out", "\(publicName).pem"], in: scratch.root)
    }

    private func configure(_ reference: String, in scratch: Scratch, more: String = "") throws {
        let config = SmallConfig.dave.replacing(
            "{ directory: .demo/snapshots }", with: "{ directory: .demo/snapshots, sign_with: \(reference) }")
        try scratch.write(config + more, to: "small.yaml")
    }

    /// The Base64 of a private key, which nothing may print.
    private func body(of key: String, in scratch: Scratch) throws -> String {
        let text = try String(contentsOf: scratch.root.appending(path: key), encoding: .utf8)
        return String(text.split(separator: "\n")[1])
    }

    /// What stock openssl says, as docs/signatures.md calls it.
    private func opensslAccepts(_ file: URL, in scratch: Scratch) async throws -> Bool {
        let status = try await Tool("openssl").status(
            of: [
                "pkeyutl", "-verify", "-pubin", "-inkey", "pub.pem", "-rawin", "-in", file.path + ".statement",
                "-sigfile", file.path + ".sig",
            ], in: scratch.root)
        return status == 0
    }

    private func flip(_ file: URL, at place: Int) throws {
        var bytes = try Data(contentsOf: file)
        bytes[bytes.startIndex + place] ^= 1
        try bytes.write(to: file)
    }

    @Test("a run signs what it publishes, openssl verifies it, and judging again takes the signature away")
    func run() async throws {
        try await withKey { scratch in
            let run = try await LocalForge.use(in: scratch) { local in
                try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
            }
            #expect(run.status == 0, "\(run.text)")
            let file = scratch.latest
            let files = SignatureFiles(beside: file)
            #expect(try await opensslAccepts(file, in: scratch))
            let verify = ["snapshot", "verify", "-c", "small.yaml", "--public-key", "pub.pem"]
            let verified = try await scratch.start(verify).finished()
            #expect(verified.status == 0 && verified.output.contains("signed by the key with the SHA-256 "))
            let unasked = try await scratch.forgeaudit("snapshot", "verify", "-c", "small.yaml")
            #expect(unasked.status == 0 && unasked.output.contains("which was not checked: give --public-key"))
            // Ed25519 has no chance in it: signing again writes the same.
            let before = try Data(contentsOf: files.signature)
            let signed = try await scratch.forgeaudit("snapshot", "sign", "-c", "small.yaml")
            #expect(signed.status == 0 && signed.output.contains(files.signature.path), "\(signed.text)")
            #expect(try Data(contentsOf: files.signature) == before)
            let again = try await scratch.forgeaudit("audit", "-c", "small.yaml", "--as-of", "2026-12-01")
            #expect(again.status == 0 && again.errors.contains("is removed"), "\(again.text)")
            let unsigned = try await scratch.start(verify).finished()
            #expect(unsigned.status == 1 && unsigned.output.contains("not signed: there is no "), "\(unsigned.text)")
            let key = try body(of: "key.pem", in: scratch)
            for run in [run, verified, unasked, signed, again, unsigned] { #expect(!run.text.contains(key)) }
            for (name, data) in try scratch.contents(of: scratch.snapshots) {
                #expect(data.range(of: Data(key.utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("a missing signature, another key, a changed statement or signature and another snapshot are told apart")
    func tampering() async throws {
        let demo = try await Demo.first
        try await withKey { scratch in
            let file = try demo.publish(in: scratch)
            let files = SignatureFiles(beside: file)
            try await makeKey("other", "otherpub", in: scratch)
            func expect(_ status: Int32, _ words: String, key: String = "pub.pem") async throws {
                let run = try await scratch.forgeaudit("snapshot", "verify", file.path, "--public-key", key)
                #expect(run.status == status && run.output.contains(words), "\(run.text)")
            }
            func sign() async throws {
                let run = try await scratch.forgeaudit("snapshot", "sign", "-c", "small.yaml", file.path)
                #expect(run.status == 0, "\(run.text)")
            }
            let (statement, signature) = (files.statement.lastPathComponent, files.signature.lastPathComponent)
            try await expect(1, "not signed: there is no \(statement) and no \(signature)\n")
            try await sign()
            try await expect(0, "signed by the key with the SHA-256 ")
            try await expect(1, "signed with another key: \(statement) names the one with", key: "otherpub.pem")
            try FileManager.default.removeItem(at: files.signature)
            try await expect(1, "not signed: there is no \(signature)\n")
            for place in [0, 20, 63] {
                try await sign()
                try flip(files.signature, at: place)
                try await expect(1, "changed: \(signature) is not this key's signature of \(statement)")
            }
            let size = try Data(contentsOf: files.statement).count
            for place in [0, size / 2, size - 1] {
                try await sign()
                try flip(files.statement, at: place)
                try await expect(1, "changed: \(statement) is not what was signed")
            }
            try Data(repeating: 32, count: 100_000).write(to: files.statement)
            try await expect(1, "changed: \(statement) is not what was signed")
            try await sign()
            // Whole in itself, and not what was signed.
            try demo.yesterday.write(to: file)
            try await expect(1, "changed: it isn't the snapshot that was signed: ")
            #expect(try await opensslAccepts(file, in: scratch))
        }
    }

    @Test("one flipped bit of an observation is told, and what was changed isn't signed")
    func observation() async throws {
        let demo = try await Demo.first
        try await withKey { scratch in
            let file = try demo.publish(in: scratch)
            #expect(try await scratch.forgeaudit("snapshot", "sign", "-c", "small.yaml").status == 0)
            let signature = try Data(contentsOf: SignatureFiles(beside: file).signature)
            var bytes = try Data(contentsOf: file)
            let place = try #require(bytes.range(of: Data("old-storefront".utf8)))
            bytes[place.lowerBound] ^= 1
            try bytes.write(to: file)
            let verified = try await scratch.forgeaudit("snapshot", "verify", file.path, "--public-key", "pub.pem")
            #expect(verified.status == 1 && verified.output.contains("changed: repository: "), "\(verified.text)")
            let signed = try await scratch.forgeaudit("snapshot", "sign", "-c", "small.yaml")
            #expect(signed.status == 1 && signed.output.contains("isn't signed"), "\(signed.text)")
            #expect(try Data(contentsOf: SignatureFiles(beside: file).signature) == signature)
        }
    }

    @Test("a key of another kind, one that others can read and one with a passphrase sign nothing and aren't repeated")
    func badKeys() async throws {
        let demo = try await Demo.first
        try await withKey { scratch in
            let file = try demo.publish(in: scratch)
            let openssl = try Tool("openssl")
            try await openssl.run(["genpkey", "-algorithm", "rsa", "-out", "rsa.pem"], in: scratch.root)
            try await openssl.run(["pkey", "-in", "rsa.pem", "-pubout", "-out", "rsapub.pem"], in: scratch.root)
            try await openssl.run(["genpkey", "-algorithm", "x25519", "-out", "x.pem"], in: scratch.root)
            try await openssl.run(
                ["pkey", "-in", "key.pem", "-aes256", "-passout", "pass:word", "-out", "locked.pem"], in: scratch.root)
            try FileManager.default.copyItem(
                at: scratch.root.appending(path: "key.pem"), to: scratch.root.appending(path: "open.pem"))
            chmod(scratch.root.appending(path: "open.pem").path, 0o644)
            for (name, words) in [
                ("rsa.pem", "it is not an Ed25519 key"), ("x.pem", "it is not an Ed25519 key"),
                ("locked.pem", "the key has a passphrase"), ("pub.pem", "it is a public key"),
                ("open.pem", "(mode 0644) (chmod 600 it)"), ("nothing.pem", "No such file or directory"),
            ] {
                if name != "open.pem" { chmod(scratch.root.appending(path: name).path, 0o600) }
                try configure("{ file: \(name) }", in: scratch)
                for arguments in [["snapshot", "sign", "-c", "small.yaml"], ["check", "-c", "small.yaml"]] {
                    let run = try await scratch.start(arguments).finished()
                    #expect(run.status == 2 && run.errors.contains("small.yaml:2:53: error: file \(name): "))
                    #expect(run.errors.contains(words), "\(run.text)")
                    if name != "nothing.pem" { #expect(!run.text.contains(try body(of: name, in: scratch))) }
                }
            }
            #expect(!FileManager.default.fileExists(atPath: SignatureFiles(beside: file).statement.path))
            for (name, words) in [
                ("rsapub.pem", "it is not an Ed25519 key"), ("key.pem", "it is a private key"),
                ("small.yaml", "it is not a key in PEM form"), ("nothing.pem", "can't be read"),
            ] {
                let run = try await scratch.forgeaudit("snapshot", "verify", file.path, "--public-key", name)
                #expect(run.status == 2 && run.errors.contains(words), "\(run.text)")
                #expect(!run.text.contains(try body(of: "key.pem", in: scratch)))
            }
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let unnamed = try await scratch.forgeaudit("snapshot", "sign", "-c", "small.yaml")
            #expect(unnamed.status == 2 && unnamed.errors.contains("names no key to sign with"), "\(unnamed.text)")
        }
    }

    @Test("the key may be in a variable, a program's output or the sealed store, and no other secret is asked for")
    func references() async throws {
        let demo = try await Demo.first
        try await withKey { scratch in
            let file = try demo.publish(in: scratch)
            let store = ["--store", "s.sealed", "--key-file", "s.key"]
            #expect(try await scratch.forgeaudit("secret", "new-key", "s.key").status == 0)
            let pem = scratch.root.appending(path: "key.pem")
            let sealed = try await Child(
                "forgeaudit", ["secret", "seal", "signing"] + store, in: scratch.root,
                input: try FileHandle(forReadingFrom: pem)
            ).finished()
            #expect(sealed.status == 0, "\(sealed.text)")
            let environment = ["SIGNING_KEY": try String(contentsOf: pem, encoding: .utf8)]
            for reference in ["{ env: SIGNING_KEY }", "{ command: [cat, key.pem] }", "{ sealed: signing }"] {
                let more = "secrets: { store: s.sealed, key: { file: s.key } }\n"
                try configure(reference, in: scratch, more: more)
                SignatureFiles(beside: file).remove()
                // The token's file isn't there.
                let signed = try await scratch.forgeaudit(
                    "snapshot", "sign", "-c", "small.yaml", environment: environment)
                #expect(signed.status == 0, "\(reference): \(signed.text)")
                #expect(try await opensslAccepts(file, in: scratch))
            }
        }
    }

    @Test("the merge of parts is signed like a run, and needs no secret but the key")
    func merged() async throws {
        try await withKey { scratch in
            let part = try await LocalForge.use(in: scratch) { local in
                let arguments = Scratch.online("run", config: "small.yaml", port: local.port) + ["--shard", "1/1"]
                return try await scratch.start(arguments).finished()
            }
            #expect(part.status == 0, "\(part.text)")
            try FileManager.default.removeItem(at: scratch.secrets)
            let merge = try await scratch.forgeaudit(
                "snapshot", "merge", "-c", "small.yaml", "--clock", Scratch.now,
                ".demo/snapshots/shard-1-of-1/latest.sqlite")
            #expect(merge.status == 0, "\(merge.text)")
            #expect(try await opensslAccepts(scratch.latest, in: scratch))
        }
    }
}
