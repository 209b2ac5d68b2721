// The commands of the sealed store, as a person and a script use them.
import Foundation
import TestSupport
import Testing

@Suite("forgeaudit secret", .timeLimit(.minutes(15)))
struct SecretCommandTests {
    private static let token = "glpat-Zx3kQ9vL2mN8pR5tW7yB.01.0w1abcdef"
    private static let options = ["--store", "s.sealed", "--key-file", "s.key"]

    /// Runs `forgeaudit secret` with `input` on standard input.
    private func secret(_ arguments: [String], input: String = "", in scratch: Scratch) async throws -> Run {
        try scratch.write(input, to: "input")
        defer { try? FileManager.default.removeItem(at: scratch.root.appending(path: "input")) }
        let handle = try FileHandle(forReadingFrom: scratch.root.appending(path: "input"))
        return try await Child("forgeaudit", ["secret"] + arguments, in: scratch.root, input: handle).finished()
    }

    /// A scratch folder with a key and a store that holds the token as `acme`.
    private func withStore(_ body: (Scratch) async throws -> Void) async throws {
        try await Scratch.use { scratch in
            #expect(try await secret(["new-key", "s.key"], in: scratch).status == 0)
            let sealed = try await secret(["seal", "acme"] + Self.options, input: Self.token + "\n", in: scratch)
            #expect(sealed.status == 0, "\(sealed.text)")
            #expect(sealed.output == "acme is sealed: gitlab token, \(Self.token.utf8.count) bytes\n")
            try await body(scratch)
        }
    }

    @Test("a secret is sealed, listed, replaced, removed, and never printed")
    func life() async throws {
        try await withStore { scratch in
            var runs: [Run] = []
            func run(_ arguments: [String], input: String = "") async throws -> Run {
                let run = try await secret(arguments + Self.options, input: input, in: scratch)
                runs.append(run)
                return run
            }
            let list = try await run(["list", "--clock", "2100-01-01"])
            #expect(list.output.contains("acme  gitlab token"), "\(list.text)")
            let json = try await run(["list", "--json"])
            #expect(json.output.contains("\"kind\" : \"gitlab token\"") && json.output.contains("\"age_days\" : 0"))
            let taken = try await run(["seal", "acme"], input: "other")
            #expect(taken.status == 2)
            #expect(taken.errors.contains("has an entry 'acme' already; give --replace"))
            #expect(try await run(["seal", "acme", "--replace"], input: Self.token + "x").status == 0)
            #expect(try await run(["rotate-key"]).status == 0)
            let unknown = try await run(["remove", "acmee"])
            #expect(unknown.status == 2)
            #expect(try await run(["remove", "acme"]).output == "acme is removed\n")
            #expect(try await run(["seal", "empty"], input: "\n").status == 2)
            #expect(try await run(["seal", "broken"], input: Self.token + "\u{1}").status == 2)
            for run in runs { #expect(!run.text.contains("Zx3kQ9vL2mN8") && !run.text.contains("forgeaudit-key-1:")) }
            for name in ["s.key", "s.sealed"] {
                let file = scratch.root.appending(path: name)
                #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
                #expect(try !String(contentsOf: file, encoding: .utf8).contains("Zx3kQ9vL2mN8"))
            }
        }
    }

    @Test("a secret among the arguments is refused without being repeated")
    func arguments() async throws {
        try await Scratch.use { scratch in
            for arguments in [["seal", "acme", Self.token], ["seal", Self.token], ["seal", "acme", "plainpassword"]] {
                let run = try await secret(arguments + Self.options, in: scratch)
                #expect(run.status == 64)
                #expect(run.errors.contains("a secret is not an argument"), "\(run.text)")
                #expect(!run.text.contains("Zx3kQ9vL2mN8") && !run.text.contains("plainpassword"))
            }
            for arguments in [
                ["list", Self.token], ["list", "--\(Self.token)"], ["remove", "a", Self.token], [Self.token],
            ] {
                let run = try await secret(arguments, in: scratch)
                #expect(run.status == 64)
                #expect(!run.text.contains("Zx3kQ9vL2mN8"), "\(run.text)")
            }
            #expect(try await secret(["seal", "a b"] + Self.options, in: scratch).status == 64)
        }
    }

    @Test("a key is never overwritten, and one that others can read is refused")
    func keys() async throws {
        try await withStore { scratch in
            let again = try await secret(["new-key", "s.key"], in: scratch)
            #expect(again.status == 2)
            #expect(again.errors.contains("s.key: there is a file already"))
            chmod(scratch.root.appending(path: "s.key").path, 0o644)
            let open = try await secret(["list"] + Self.options, in: scratch)
            #expect(open.status == 2)
            #expect(open.errors.contains("(mode 0644); chmod 600 it"), "\(open.text)")
        }
    }

    @Test("a changed store names the entry")
    func tampering() async throws {
        try await withStore { scratch in
            let file = scratch.root.appending(path: "s.sealed")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("gitlab-token", with: "github-token").write(to: file, atomically: true, encoding: .utf8)
            let run = try await secret(["list"] + Self.options, in: scratch)
            #expect(run.status == 2)
            #expect(run.errors.contains("the entry 'acme' of the sealed store was changed"), "\(run.text)")
        }
    }

    @Test("`check` follows sealed and command references, and names the place of a problem")
    func check() async throws {
        try await withStore { scratch in
            func check(_ reference: String, section: Bool = true) async throws -> Run {
                let store = section ? "secrets: { store: s.sealed, key: { file: s.key } }\n" : ""
                try scratch.write(
                    SmallConfig.dave.replacing("{ file: .demo/secrets/dave-gitlab.token }", with: reference) + store,
                    to: "small.yaml")
                return try await scratch.forgeaudit("check", "-c", "small.yaml")
            }
            for reference in ["{ sealed: acme }", "{ command: [echo, hello] }"] {
                let run = try await check(reference)
                #expect(run.status == 0, "\(run.text)")
            }
            for (reference, message) in [
                ("{ sealed: acmee }", "sealed acmee: the sealed store has no entry 'acmee'"),
                ("{ command: [\"false\"] }", "command false: the program ended with status 1"),
                (
                    "{ command: [sleep, \"600\"], timeout_seconds: 1 }",
                    "command sleep: the program didn't end within 1 s"
                ),
            ] {
                let run = try await check(reference)
                #expect(run.status == 2)
                #expect(run.errors.hasPrefix("small.yaml:9:14: error: \(message)"), "\(run.text)")
            }
            let missing = try await check("{ sealed: acme }", section: false)
            #expect(missing.errors.hasPrefix("small.yaml:9:14: error: there is no sealed store in the config"))
            _ = try await check("{ sealed: acme }")
            let list = try await secret(["list", "-c", "small.yaml"], in: scratch)
            #expect(list.output.contains("acme"), "\(list.text)")
        }
    }

    @Test("without a store to work on, both ways to name one are named")
    func unnamed() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let run = try await secret(["list", "-c", "small.yaml"], in: scratch)
            #expect(run.status == 2)
            #expect(run.errors.contains("or give --store and --key-file"))
        }
    }

    @Test("a terminal shows the questions and not the secret, which is asked for twice")
    func terminal() async throws {
        try await withStore { scratch in
            for (second, status) in [("s3cret-of-dave", Int32(0)), ("another-one", 2)] {
                let terminal = try PseudoTerminal(
                    ["secret", "seal", "dave", "--replace"] + Self.options, in: scratch.root)
                try #require(terminal.shows("Secret for dave (not shown): "), "\(terminal.shown)")
                #expect(!terminal.echoes)
                let limits = try String(contentsOfFile: "/proc/\(terminal.identifier)/limits", encoding: .utf8)
                let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
                #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "\(limits)")
                terminal.type("s3cret-of-dave\n")
                try #require(terminal.shows("The same again: "))
                terminal.type(second + "\n")
                #expect(terminal.finished() == status, "\(terminal.shown)")
                #expect(terminal.echoes)
                #expect(!terminal.shown.contains("s3cret-of-dave") && !terminal.shown.contains(second))
            }
        }
    }

    @Test("an interruption leaves the terminal as it was", arguments: [SIGINT, SIGTERM])
    func interruption(signal: Int32) async throws {
        try await withStore { scratch in
            let terminal = try PseudoTerminal(["secret", "seal", "dave"] + Self.options, in: scratch.root)
            try #require(terminal.shows("(not shown): "))
            #expect(!terminal.echoes)
            terminal.type("half of a s3cr")
            terminal.send(signal)
            #expect(terminal.finished() == 130, "\(terminal.shown)")
            #expect(terminal.echoes)
            #expect(!terminal.shown.contains("s3cr"))
        }
    }

    @Test("the helps name the statuses", arguments: ["new-key", "seal", "list", "rotate-key", "remove"])
    func help(command: String) async throws {
        let run = try await Scratch.use { try await secret([command, "--help"], in: $0) }
        #expect(run.status == 0)
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Exit status: 0 done; 2 could not (config, key, store, disk); 64 wrong usage"))
        #expect(!words.contains("--clock"))
    }
}
