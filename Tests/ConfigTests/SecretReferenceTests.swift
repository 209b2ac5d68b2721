// The ways to refer to a secret, and what is refused about them.

import Foundation
import Secrets
import Testing

@testable import Config

@Suite("Secret references in a config")
struct SecretReferenceTests {
    private static let store = "secrets: { store: secrets.sealed, key: { file: store.key } }"

    private func reference(_ text: String, and more: String = "") throws -> SecretReference? {
        let config = Samples.small("{ env: ACME_GITLAB_TOKEN }", text) + more + "\n"
        return try Samples.reader.read(text: config, path: "c.yaml").secrets.first?.reference
    }

    private func problems(_ text: String, and more: String = "") -> [String] {
        Samples.problems(of: Samples.small("{ env: ACME_GITLAB_TOKEN }", text) + more + "\n")
    }

    @Test("all forms are read")
    func forms() throws {
        #expect(try reference("{ file: a/b }") == .file("a/b"))
        #expect(
            try reference("{ file: a, allow_readable_by_others: true }") == .file("a", allowReadableByOthers: true))
        #expect(try reference("{ file: a, allow_readable_by_others: false }") == .file("a"))
        #expect(try reference("{ credential: hub }") == .credential("hub"))
        #expect(
            try reference("{ command: [pass, show, \"a b\"] }")
                == .command(SecretCommand(program: "pass", arguments: ["show", "a b"], timeoutSeconds: 10)))
        #expect(
            try reference("{ command: [/bin/x], timeout_seconds: 120 }")
                == .command(SecretCommand(program: "/bin/x", arguments: [], timeoutSeconds: 120)))
        #expect(try reference("{ sealed: acme@gitlab }", and: Self.store) == .sealed("acme@gitlab"))
    }

    @Test("what doesn't belong together, or isn't what it should be")
    func refusals() {
        func expect(_ text: String, _ expected: String...) {
            #expect(problems(text) == expected.map { "c.yaml:8:" + $0 }, "\(text)")
        }
        expect("{ file: a, timeout_seconds: 5 }", "25: error: 'timeout_seconds' belongs to 'command'")
        expect(
            "{ env: A, allow_readable_by_others: true }", "24: error: 'allow_readable_by_others' belongs to 'file'")
        expect("{ command: [a], timeout_seconds: 0 }", "47: error: 'timeout_seconds' must be from 1 to 120")
        expect("{ command: [] }", "25: error: 'command' names no program (write [PROGRAM, ARGUMENT, …])")
        expect("{ command: pass show }", "25: error: 'command' must be a list, not text")
        expect("{ command: [a, 5] }", "29: error: an entry of 'command' must be text, not a number (put it in quotes)")
        expect(
            "{ command: [./a] }",
            "25: error: 'command' begins with a relative path (write an absolute path, or a name that is found along PATH)"
        )
        expect("{ env: A, sealed: b }", "24: error: 'token' refers to more than one secret (keep one of them)")
        expect(
            "{ sealed: b }",
            "14: error: there is no sealed store in the config (add secrets: { store: PATH, key: { file: PATH } })")
        expect(
            "{ sealed: a/b }",
            "24: error: 'sealed' is not a valid name (it names where the secret is kept, it is not the secret)")
    }

    @Test("the store's key is a file, a credential or a command, and nothing else")
    func storeKeys() throws {
        for (text, key) in [
            ("{ file: k }", SecretReference.file("k")), ("{ credential: k }", .credential("k")),
            ("{ command: [k] }", .command(SecretCommand(program: "k", arguments: []))),
        ] {
            let config = Samples.small(and: "secrets: { store: s, key: \(text) }")
            let file = try Samples.reader.read(text: config, path: "c.yaml")
            #expect(file.secretStore == SealedStoreLocation(path: "s", key: key))
        }
        func problem(_ text: String) -> [String] { Samples.problems(of: Samples.small(and: "secrets: \(text)")) }
        let hint = "(write { file: PATH }, { credential: NAME } or { command: [PROGRAM] })"
        #expect(
            problem("{ store: s, key: { env: K } }") == [
                "c.yaml:9:27: error: the key of a sealed store can't be in the environment, which every child inherits \(hint)"
            ])
        #expect(
            problem("{ store: s, key: { sealed: k } }") == [
                "c.yaml:9:27: error: a sealed store can't hold its own key \(hint)"
            ])
        #expect(
            problem("{ store: s, key: { file: k, allow_readable_by_others: true } }") == [
                "c.yaml:9:27: error: the key of a sealed store can't be readable by others (remove 'allow_readable_by_others')"
            ])
        #expect(
            problem("{ store: s, key: forgeaudit-key-1:PLANTED0123456789abcdefgh }").allSatisfy {
                $0.contains("this looks like a token or private key") && !$0.contains("PLANTED")
            })
        #expect(
            problem("{}") == [
                "c.yaml:9:10: error: 'store' is missing in 'secrets'",
                "c.yaml:9:10: error: 'key' is missing in 'secrets'",
            ])
    }

    @Test("sealed and command references are resolved, each once, and problems have their place")
    func resolution() throws {
        let folder = try TemporaryFolder()
        let text =
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ command: [/bin/sh, count] }") + """
                  - id: second
                    owner: { organization: acme }
                    added_by: alice
                    gitlab: { url: https://gitlab.example.com, token: { command: [/bin/sh, count] } }
                  - id: third
                    owner: { organization: acme }
                    added_by: alice
                    gitlab: { url: https://gitlab.example.com, token: { sealed: none } }
                \(Self.store)

                """
        try folder.write("count", "echo >> runs\necho glpat-abc\n")
        let file = try Samples.reader.read(text: text, path: folder.path + "/c.yaml")
        let resolution = file.resolveSecrets(file.secretResolver(environment: ["PATH": "/usr/bin:/bin"]))
        let command = SecretReference.command(SecretCommand(program: "/bin/sh", arguments: ["count"]))
        #expect(resolution.secrets[command]?.secret.withText { $0 } == "glpat-abc")
        #expect(try String(contentsOfFile: folder.path + "/runs", encoding: .utf8) == "\n")
        #expect(
            resolution.problems.map(\.description) == [
                "\(folder.path)/c.yaml:16:55: error: sealed none: the key of the sealed store can't be had: file store.key: "
                    + "can't read \(folder.path)/store.key: No such file or directory; check the path and that the user who "
                    + "runs forgeaudit may read it (a new store's key is made by `forgeaudit secret new-key`)"
            ])
        #expect(resolution.secrets.count == 1)
    }

    @Test("the programs don't get the variables that other references name")
    func hiddenVariables() throws {
        let text =
            Samples.small + """
                  - id: second
                    owner: { organization: acme }
                    added_by: alice
                    gitlab: { url: https://gitlab.example.com, token: { command: [sh, -c, 'echo "x$ACME_GITLAB_TOKEN$KEPT"'] } }

                """
        let file = try Samples.reader.read(text: text, path: "/c.yaml")
        let environment = ["ACME_GITLAB_TOKEN": "secret", "KEPT": "kept", "PATH": "/usr/bin:/bin"]
        let resolution = file.resolveSecrets(file.secretResolver(environment: environment))
        #expect(resolution.problems.isEmpty)
        let found = Set(resolution.secrets.values.map { $0.secret.withText { $0 } })
        #expect(found == ["secret", "xkept"])
    }
}
