// Reads a secret from a person or from standard input.

import Foundation
import Secrets

/// Nothing that is read is shown, and every buffer is overwritten.
enum SecretInput {
    /// Why there is no secret.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Asks twice on a terminal; else reads to the end. Throws `CancellationError` when interrupted, with the terminal
    /// as it was.
    static func read(for name: String) throws -> Secret {
        guard isatty(STDIN_FILENO) == 1 else { return try secret(readBytes(toLineEnd: false)) }
        let echo = try TerminalEcho.off(STDIN_FILENO)
        defer { echo.restore() }
        let first = try ask("Secret for \(name) (not shown): ")
        guard !first.withBytes({ $0.starts(with: "-----BEGIN".utf8) }) else {
            throw Failure(
                description:
                    "a key has several lines, of which a terminal gives one: forgeaudit secret seal \(name) < FILE")
        }
        guard first.matches(try ask("The same again: ")) else {
            throw Failure(description: "the two differ; nothing was sealed")
        }
        return first
    }

    private static func ask(_ prompt: String) throws -> Secret {
        Standard.errorPart(prompt)
        defer { Standard.errorPart("\n") }
        return try secret(readBytes(toLineEnd: true))
    }

    private static func secret(_ bytes: consuming [UInt8]) throws -> Secret {
        do {
            return try SecretText.secret(wiping: &bytes)
        } catch {
            let problem = SecretsError.Problem(error)
            throw Failure(description: "that is no secret: \(problem.summary); nothing was sealed")
        }
    }

    /// Looks up from waiting ten times a second, because a signal doesn't end the call.
    private static func readBytes(toLineEnd: Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        // No growing: it would leave copies of the secret behind. One byte too many is an error later on.
        bytes.reserveCapacity(SecretResolver.sizeLimit + 4_096)
        var chunk = [UInt8](repeating: 0, count: 4_096)
        defer { chunk.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        while bytes.count <= SecretResolver.sizeLimit {
            try Task.checkCancellation()
            var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, 100) > 0 else { continue }
            let count = chunk.withUnsafeMutableBytes { Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
            if toLineEnd, chunk[count - 1] == 0x0A { break }
        }
        return bytes
    }
}
