// One run of a program that the config names: alone in its process group, with as little of ours as possible.

import CProcess
import Foundation

/// The program gets what it is to read on standard input, or nothing, and no other descriptor of this process. Its standard
/// error goes to nowhere, because it may repeat a secret, unless the caller wants to hear of it. The call blocks, at most for the time-out; a task that is cancelled ends it sooner.
struct CommandRun {
    enum Failure: Error, Equatable {
        /// The system's own words.
        case notStarted(String)
        case failed(status: Int32)
        case killed(signal: Int32)
        case timedOut
        case tooLarge
        case interrupted
    }

    /// The program's absolute path.
    let path: String
    let command: SecretCommand
    let environment: [String: String]
    /// Where the program starts.
    let directory: String
    /// What stands on standard input. It is a file in memory: a program that doesn't read it holds nothing up.
    var input: [UInt8] = []

    /// Whether standard error comes along with the output.
    var keepsErrors = false

    /// What the program printed before it ended with status 0; more than `limit` bytes end it. The bytes are the
    /// caller's to wipe.
    func output(limit: Int) throws(Failure) -> [UInt8] {
        var (bytes, problem) = try printed(limit: limit)
        guard let problem else { return bytes }
        bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) }
        throw problem
    }

    /// What the program printed, however it ended, and what went wrong; throws where it couldn't be started.
    func printed(limit: Int) throws(Failure) -> ([UInt8], Failure?) {
        var ends: [Int32] = [-1, -1]
        guard process_pipe(&ends) == 0 else { throw .notStarted(String(cString: strerror(errno))) }
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        let child: pid_t
        do {
            child = try start(output: writing)
        } catch {
            close(writing)
            throw error
        }
        close(writing)
        var bytes: [UInt8] = []
        // No growing: it would leave copies of the secret behind.
        bytes.reserveCapacity(limit)
        let failure = collect(&bytes, limit: limit, from: reading, of: child)
        // Until it is reaped, its number can't be another group's.
        kill(-child, SIGKILL)
        let end = Self.reap(child)
        return (bytes, failure ?? end)
    }

    /// Starts the program as the leader of a session of its own, without a terminal to ask at.
    private func start(output: Int32) throws(Failure) -> pid_t {
        var arguments = ([command.program] + command.arguments).map { strdup($0) }
        var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
        defer { for text in arguments + variables { free(text) } }
        arguments.append(nil)
        variables.append(nil)
        var child: pid_t = 0
        let source = input.isEmpty ? -1 : try Self.memoryFile(input)
        defer { if source >= 0 { close(source) } }
        let code = process_start(
            &child, path, arguments, variables, directory, source, output, keepsErrors ? output : -1)
        guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
        return child
    }

    /// A descriptor from which `bytes` can be read once.
    private static func memoryFile(_ bytes: [UInt8]) throws(Failure) -> Int32 {
        let file = process_memory_file()
        guard file >= 0 else { throw .notStarted(String(cString: strerror(errno))) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                close(file)
                throw .notStarted(String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(count)
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    /// Reads until the program closed its output and ended; nil where that went well. Something that it left running in
    /// the background isn't waited for.
    private func collect(_ bytes: inout [UInt8], limit: Int, from reading: Int32, of child: pid_t) -> Failure? {
        let deadline = ContinuousClock.now + .seconds(command.timeoutSeconds)
        var chunk = [UInt8](repeating: 0, count: 4_096)
        defer { chunk.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        var isOpen = true
        while isOpen || !Self.hasEnded(child) {
            if Task.isCancelled { return .interrupted }
            if ContinuousClock.now >= deadline { return .timedOut }
            var wanted = pollfd(fd: isOpen ? reading : -1, events: Int16(POLLIN), revents: 0)
            // Short, because neither the end of the program nor a cancellation wakes the call.
            guard poll(&wanted, 1, isOpen ? 50 : 5) > 0 else {
                if isOpen, Self.hasEnded(child) { isOpen = Self.holdsMore(reading) }
                continue
            }
            let count = chunk.withUnsafeMutableBytes { read(reading, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 {
                isOpen = false
            } else {
                guard bytes.count + count <= limit else { return .tooLarge }
                bytes.append(contentsOf: chunk[..<count])
            }
        }
        return nil
    }

    /// What was printed between the last look and the program's end.
    private static func holdsMore(_ reading: Int32) -> Bool {
        var wanted = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, 0) > 0
    }

    /// Whether the program has ended, without reaping it.
    private static func hasEnded(_ child: pid_t) -> Bool {
        var information = siginfo_t()
        let code = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
        return code != 0 || information.si_signo != 0
    }

    /// Takes the end from the system; nil for status 0.
    private static func reap(_ child: pid_t) -> Failure? {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return .notStarted(String(cString: strerror(errno))) }
        }
        let signal = status & 0x7F
        if signal != 0 { return .killed(signal: signal) }
        let code = (status >> 8) & 0xFF
        return code == 0 ? nil : .failed(status: code)
    }
}
