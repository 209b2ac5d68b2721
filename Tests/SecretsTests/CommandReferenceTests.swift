// Secrets that a program prints: what reaches the program, and what ends it.

import Foundation
import Secrets
import Testing

@Suite("Command references", .timeLimit(.minutes(2)))
struct CommandReferenceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], hidden: Set<String> = [],
        timeout: Int = 60
    ) throws -> String {
        let resolver = SecretResolver(
            environment: environment.merging(["PATH": "relative:/usr/bin:/bin"]) { given, _ in given },
            baseDirectory: folder.path, hiddenVariables: hidden)
        let command = SecretCommand(program: program, arguments: arguments, timeoutSeconds: timeout)
        let resolved = try resolver.resolve(.command(command))
        #expect(!resolved.readableByOthers)
        return resolved.secret.withText { $0 }
    }

    private func problem(_ program: String, _ arguments: [String], timeout: Int = 60) -> SecretsError.Problem? {
        do {
            _ = try text(program, arguments, timeout: timeout)
            return nil
        } catch let error as SecretsError {
            return error.problem
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test("what it prints is the secret, and no shell looks at the arguments")
    func output() throws {
        #expect(try text("echo", ["glpat-abc"]) == "glpat-abc")
        #expect(try text("/bin/echo", ["$HOME;", "`id`", "*"]) == "$HOME; `id` *")
        #expect(try text("printf", ["%b", "-----BEGIN X-----\\nabc\\n"]) == "-----BEGIN X-----\nabc")
    }

    @Test("it starts in the config's folder, in a session of its own, with nothing to read")
    func surroundings() throws {
        try folder.write("token", "abc")
        #expect(try text("cat", ["token"]) == "abc")
        #expect(try text("/bin/sh", ["-c", "read x || echo end"]) == "end")
        #expect(try text("/bin/sh", ["-c", "(: < /dev/tty) 2> /dev/null || echo none"]) == "none")
    }

    @Test("what it is told it finds on standard input, whole, whether it reads it or not")
    func input() throws {
        let resolver = SecretResolver(environment: ["PATH": "/usr/bin:/bin"], baseDirectory: folder.path)
        let words = Array(String(repeating: "0123456789abcdef", count: 20_000).utf8)
        let command = { SecretCommand(program: "/bin/sh", arguments: ["-c", $0], timeoutSeconds: 60) }
        #expect(resolver.hand(words, to: command("cat > told")) == nil)
        let told = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/told"))
        #expect(Array(told) == words)
        #expect(resolver.hand(words, to: command("exit 0")) == nil)
        #expect(resolver.hand(words, to: command("exit 3"))?.reason == "it ended with status 3")
        #expect(resolver.hand(words, to: command("kill -9 $$"))?.reason == "signal 9 ended it")
        #expect(
            resolver.hand(words, to: SecretCommand(program: "nowhere", arguments: []))?.reason
                == "there is no such program")
        let slow = SecretCommand(program: "sleep", arguments: ["600"], timeoutSeconds: 1)
        #expect(resolver.hand([], to: slow)?.reason == "it took longer than 1 seconds and was ended")
    }

    @Test("no descriptor is inherited but the three")
    func descriptors() throws {
        let held = open("/dev/null", O_RDONLY)
        defer { close(held) }
        // Without O_CLOEXEC: every other way of starting a program would pass it on. One is the listing's own.
        #expect(
            try text("/bin/sh", ["-c", "echo /proc/self/fd/*"])
                == "/proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 /proc/self/fd/3")
        #expect(held > 2)
    }

    @Test("variables that hold a secret stay here")
    func environment() throws {
        let environment = [
            "NAMED": "plain", "KEPT": "value", "SHAPED": "glpat-0123456789abcdefghij",
            "KEY": "-----BEGIN RSA PRIVATE KEY-----", "PATH": "/usr/bin:/bin",
        ]
        let lines = try text(
            "/bin/sh", ["-c", "env | cut -d= -f1 | tr '\\n' ' '"], environment: environment, hidden: ["NAMED"])
        let names = Set(lines.split(separator: " ").map(String.init))
        #expect(names.isSuperset(of: ["KEPT", "PATH"]))
        #expect(names.isDisjoint(with: ["NAMED", "SHAPED", "KEY"]))
    }

    @Test("a failure tells the status or the signal, and nothing that was printed")
    func failures() throws {
        #expect(problem("/bin/sh", ["-c", "echo SENSITIVE; echo SENSITIVE >&2; exit 3"]) == .commandFailed(status: 3))
        #expect(problem("/bin/sh", ["-c", "kill -TERM $$"]) == .commandKilled(signal: SIGTERM))
        #expect(problem("/bin/true", []) == .empty)
        #expect(problem("no-such-program", []) == .commandNotFound)
        #expect(problem("relative/program", []) == .commandNotFound)
        #expect(problem("/no/such/program", []) == .commandNotStarted(reason: "No such file or directory"))
        #expect(problem("/bin/sh", ["-c", "head -c 70000 /dev/zero"]) == .tooLarge)
        #expect(problem("/bin/cat", ["/dev/zero"]) == .tooLarge)
        let error = SecretsError(
            reference: .command(SecretCommand(program: "vault", arguments: ["SENSITIVE"])),
            problem: .commandFailed(status: 2))
        #expect(
            error.description
                == "command vault: the program ended with status 2; run it by hand to see why; forgeaudit "
                + "doesn't repeat what it says")
    }

    @Test("the time-out ends the program with everything that it started")
    func timeout() throws {
        // Both hold the pipe open for as long as they live.
        let pipe = folder.path + "/held"
        try #require(mkfifo(pipe, 0o600) == 0)
        let reading = open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reading) }
        let script = "exec 3> held; echo leader >&3; (echo child >&3; exec cat /dev/zero > /dev/null) & wait"
        #expect(problem("/bin/bash", ["-c", script], timeout: 3) == .commandTimedOut(seconds: 3))
        var said: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64)
        while true {
            var wanted = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            try #require(poll(&wanted, 1, 60_000) == 1, "one of them lives on")
            let count = read(reading, &chunk, chunk.count)
            guard count > 0 else { break }
            said += chunk[..<count]
        }
        #expect(String(decoding: said, as: UTF8.self) == "leader\nchild\n")
    }

    @Test("what it leaves running in the background isn't waited for, and ended")
    func background() throws {
        #expect(try text("/bin/sh", ["-c", "echo abc; sleep 600 & exit 0"]) == "abc")
    }

    @Test("a cancelled task ends it at once")
    func cancellation() async throws {
        let task = Task { problem("/bin/sleep", ["600"]) }
        task.cancel()
        #expect(await task.value == .interrupted)
    }

    @Test("a relative entry of the search path runs nothing")
    func searchPath() throws {
        try folder.write("relative/mine", "#!/bin/sh\necho abc\n", mode: 0o755)
        #expect(problem("mine", []) == .commandNotFound)
    }
}
