// Runs a command's body and turns whatever it throws into a message and an exit status.

import ArgumentParser
import Config
import Foundation
import Logging

enum CommandBody {
    /// Interruption ends `body` at its next suspension and gives status 130.
    static func run(_ log: Logger, _ body: @escaping @Sendable () async throws -> ExitStatus) async throws {
        let task = Task { try await body() }
        let trap = SignalTrap { task.cancel() }
        defer { trap.release() }
        let status: ExitStatus
        do {
            status = try await task.value
        } catch is CancellationError {
            log.warning("interrupted")
            status = .interrupted
        } catch let error as ConfigErrors {
            Standard.error(error.description)
            status = .couldNotRun
        } catch let error as ConfigProblems {
            Standard.error(error.description)
            status = .couldNotRun
        } catch {
            log.error("\(error)")
            status = .couldNotRun
        }
        if status != .clean { throw status.code }
    }
}
