// Runs a command's body and turns whatever it throws into a message and an exit status.

import ArgumentParser
import Config
import Foundation
import Logging

enum CommandBody {
    /// Interruption ends `body` at its next suspension and gives status 130. Problems of the config are printed as
    /// compilers do, or logged like everything else where `format` is for machines.
    static func run(
        _ log: Logger, format: LogOptions.Format = .text, _ body: @escaping @Sendable () async throws -> ExitStatus
    ) async throws {
        // A file that reached its limit (`ulimit -f`) is an error like a full disk, not a reason to die midway.
        signal(SIGXFSZ, SIG_IGN)
        // The body waits for the trap, so that a signal can't come between what it does and what hears of it.
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in gate {}
            return try await body()
        }
        let trap = SignalTrap { task.cancel() }
        defer { trap.release() }
        opening.finish()
        let status: ExitStatus
        do {
            status = try await task.value
        } catch is CancellationError {
            log.warning("interrupted")
            status = .interrupted
        } catch let error as ValidationError {
            // Wrong usage that only the files could show; the parser prints it with the usage, status 64.
            throw error
        } catch let error as ConfigErrors {
            tell(error.errors, omitted: error.omitted, text: error.description, log, format)
            status = .couldNotRun
        } catch let error as ConfigProblems {
            tell(error.errors, omitted: 0, text: error.description, log, format)
            status = .couldNotRun
        } catch {
            log.error("\(error)")
            status = .couldNotRun
        }
        if status != .clean { throw status.code }
    }

    private static func tell(
        _ errors: [ConfigError], omitted: Int, text: String, _ log: Logger, _ format: LogOptions.Format
    ) {
        guard format == .json else { return Standard.error(text) }
        for error in errors {
            var place: Logger.Metadata = [
                "file": "\(error.file)", "line": "\(error.line)", "column": "\(error.column)",
            ]
            if let hint = error.hint { place["hint"] = "\(hint)" }
            log.error("\(error.message)", metadata: place)
        }
        if omitted > 0 { log.error("there are more problems", metadata: ["omitted": "\(omitted)"]) }
    }
}
