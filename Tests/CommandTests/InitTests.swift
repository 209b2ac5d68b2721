// `forgeaudit init`: a first config that works.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("init", .timeLimit(.minutes(15)))
struct InitTests {
    private static let gitlab = [
        "--user", "dave", "--gitlab", "http://gitlab.localhost/gitlab", "--gitlab-token",
        "file:.demo/secrets/dave-gitlab.token", "--hook", "https://hub.example.com/hooks/gitlab",
    ]

    private func start(_ more: [String], in scratch: Scratch, port: UInt16) async throws -> Run {
        try await scratch.start(
            ["init", "--connect-to", "127.0.0.1:\(port)", "--clock", Scratch.now] + more
        ).finished()
    }

    @Test("flags alone make a commented config, its credentials are asked, and the next command it names works")
    func flags() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { local in
                let run = try await start(Self.gitlab, in: scratch, port: local.port)
                #expect(run.status == 0, "\(run.text)")
                #expect(run.output.hasSuffix("Next: forgeaudit run\n"), "\(run.text)")
                let text = try String(contentsOf: scratch.root.appending(path: "forgeaudit.yaml"), encoding: .utf8)
                #expect(text.contains("# yaml-language-server: $schema=config.schema.json"))
                let schema = FileManager.default.contents(
                    atPath: scratch.root.appending(path: "config.schema.json").path)
                let documented = FileManager.default.contents(
                    atPath: Scratch.project.appending(path: "docs/config.schema.json").path)
                #expect(schema != nil && schema == documented)
                #expect(text.split(separator: "\n").filter { $0.contains("#") }.count > 5)
                let next = try await scratch.forgeaudit("run", config: "forgeaudit.yaml", port: local.port)
                #expect(next.status == 1, "\(next.text)")
                #expect(next.output.contains("dave-gitlab  GitLab  complete"))
            }
        }
    }

    @Test("snapshots and reports go where it is said")
    func data() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { local in
                let run = try await start(Self.gitlab + ["--data", "kept here"], in: scratch, port: local.port)
                #expect(run.status == 0, "\(run.text)")
                _ = try await scratch.forgeaudit("run", config: "forgeaudit.yaml", port: local.port)
                for file in ["kept here/snapshots/latest.sqlite", "kept here/reports/index.html"] {
                    #expect(FileManager.default.fileExists(atPath: scratch.root.appending(path: file).path), "\(file)")
                }
            }
        }
    }

    @Test("an App and an organization")
    func app() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { local in
                let run = try await start(
                    [
                        "--config", "app.yaml", "--organization", "acme", "--user", "alice", "--role", "maintainer",
                        "--github-app", "4711",
                        "--github-key", "file:.demo/secrets/hub.pem", "--github-url", "http://github.localhost/api/v3",
                        "--installation", "30614487", "--account", "acme-inc", "--installed-by", "octavia",
                    ], in: scratch, port: local.port)
                #expect(run.status == 0, "\(run.text)")
                #expect(run.output.contains("all repositories of acme-inc") || run.output.contains("selected"))
                #expect(run.output.hasSuffix("Next: forgeaudit run --config app.yaml\n"))
            }
        }
    }

    @Test(
        "on a terminal it asks for what no option says, again where an answer can't be read, and Ctrl-C leaves nothing")
    func terminal() async throws {
        try await Scratch.use { scratch in
            let terminal = try PseudoTerminal(["init", "--offline"], in: scratch.root)
            for (question, answer) in [
                ("organization", "acme"), ("who added", ""), ("can't be left out", "alice"), ("role of alice", "boss"),
                ("one of these", "Owner"), ("App's id", "none of these"), ("a number is wanted", "7"),
                ("private key is", "env:KEY"), ("GitHub's API", "github.example.com"),
                ("write https://HOST", "https://github.example.com/api/v3"), ("installation's id", "8"),
                ("account that it", "acme"), ("Who installed it", ""),
                ("GitLab's address", "gitlab.example.com"), ("write https://HOST", "https://gitlab.example.com"),
                ("token is", "glpat-PLANTED0123456789abcd"), ("looks like a token", "PATH"),
                ("say where it is", "env:PATH"), ("webhooks call", ""),
            ] {
                #expect(terminal.shows(question), "\(question): \(terminal.shown)")
                terminal.type(answer + "\n")
            }
            #expect(terminal.shows("Next: "), "\(terminal.shown)")
            _ = terminal.finished()
            let text = try String(contentsOf: scratch.root.appending(path: "forgeaudit.yaml"), encoding: .utf8)
            #expect(text.contains("acme: { members: { alice: owner } }"))
            #expect(text.contains("token: { env: PATH }"))
            #expect(text.contains("api_url: https://github.example.com/api/v3"))
            let other = try PseudoTerminal(["init", "--config", "other.yaml"], in: scratch.root)
            // An answered question means that whoever listens for signals is there.
            #expect(other.shows("organization"))
            other.type("acme\n")
            #expect(other.shows("who added"))
            other.send(SIGINT)
            #expect(other.finished() == 130)
            #expect(!FileManager.default.fileExists(atPath: scratch.root.appending(path: "other.yaml").path))
        }
    }

    @Test("what is there is never written over")
    func existing() async throws {
        try await Scratch.use { scratch in
            try scratch.write("mine", to: "forgeaudit.yaml")
            let run = try await start(Self.gitlab, in: scratch, port: 1)
            #expect(run.status == 2)
            #expect(run.errors.contains("is there already"))
            #expect(try String(contentsOf: scratch.root.appending(path: "forgeaudit.yaml"), encoding: .utf8) == "mine")
        }
    }

    @Test(
        "what is missing or can't be read is said, and nothing is written",
        arguments: [
            (["--user", "dave"], 64, "there is nothing to audit"),
            ([], 64, "--user is missing"),
            (["--user", "dave", "--gitlab", "https://gitlab.example.com"], 64, "--gitlab needs --gitlab-token"),
            (["--organization", "acme", "--user", "dave"], 64, "--role is missing"),
            (["--user", "dave", "--gitlab", "gitlab", "--gitlab-token", "env:X"], 64, "--gitlab: the address is not"),
            (["--user", "a\nb: c"], 64, "--user: it holds control characters"),
            (["--user", "dave", "--organization", ""], 64, "--organization: it is empty"),
            (["--user", "dave", "--github-app", "0"], 64, "--github-app: a number is wanted"),
            (["--user", "dave", "--github-app", "1"], 64, "See 'forgeaudit init --help'"),
            (
                ["--user", "dave", "--gitlab", "https://g.example.com", "--gitlab-token", "glpat-PLANTED"], 64,
                "is invalid for"
            ),
        ])
    func incomplete(arguments: [String], status: Int32, message: String) async throws {
        try await Scratch.use { scratch in
            let run = try await start(arguments, in: scratch, port: 1)
            #expect(run.status == status, "\(run.text)")
            #expect(run.errors.contains(message), "\(run.text)")
            #expect(!FileManager.default.fileExists(atPath: scratch.root.appending(path: "forgeaudit.yaml").path))
        }
    }

    @Test("what is written may be read by a service's user, whatever the umask")
    func mode() async throws {
        try await Scratch.use { scratch in
            _ = try await scratch.start(["init", "--offline"] + Self.gitlab, shell: "umask 077").finished()
            let path = scratch.root.appending(path: "forgeaudit.yaml").path
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o644)
        }
    }

    @Test("an API's address without its path: what is probably wrong is said beside the 404")
    func apiAddress() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { local in
                let run = try await start(
                    [
                        "--user", "dave", "--github-app", "4711", "--github-key", "file:.demo/secrets/hub.pem",
                        "--github-url", "http://github.localhost", "--installation", "1", "--account", "dave-codes",
                    ], in: scratch, port: local.port)
                #expect(run.output.contains("404") && run.output.contains("ends in /api/v3"), "\(run.text)")
            }
        }
    }

    @Test("a secret that isn't there yet: the config is written, and what to do is named")
    func noSecret() async throws {
        try await Scratch.use { scratch in
            let run = try await start(
                ["--user", "dave", "--gitlab", "https://gitlab.example.com", "--gitlab-token", "env:NOT_SET"],
                in: scratch, port: 1)
            #expect(run.status == 2)
            #expect(run.output.hasSuffix("Next: forgeaudit check --online\n"), "\(run.text)")
            #expect(run.errors.contains("NOT_SET"))
        }
    }
}
