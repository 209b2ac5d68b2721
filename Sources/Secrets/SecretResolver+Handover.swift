// Programs that are told something, rather than asked for a secret.

extension SecretResolver {
    /// The most bytes that such a program may print; nobody reads them.
    private static let outputLimit = 1_048_576

    /// Runs `command` with `input` on its standard input, in the config's folder, without a variable that holds a secret
    /// of the config. Blocks until it ended, at most for its time-out. Returns nil where it ended with status 0, else
    /// what went wrong in a few words, without anything that the program said.
    package func hand(_ input: [UInt8], to command: SecretCommand) -> String? {
        guard let path = ProgramPath.find(command.program, along: environment["PATH"]) else {
            return "there is no such program"
        }
        var run = CommandRun(
            path: path, command: command, environment: childEnvironment,
            directory: baseDirectory.isEmpty ? "." : baseDirectory)
        run.input = input
        do {
            _ = try run.output(limit: Self.outputLimit)
            return nil
        } catch {
            switch error {
            case .notStarted(let reason): return "it couldn't be started: \(reason)"
            case .failed(let status): return "it ended with status \(status)"
            case .killed(let signal): return "signal \(signal) ended it"
            case .timedOut: return "it took longer than \(command.timeoutSeconds) seconds and was ended"
            case .tooLarge: return "it printed more than \(Self.outputLimit) bytes and was ended"
            case .interrupted: return "the run was interrupted"
            }
        }
    }
}
