// Programs that are told something, rather than asked for a secret.

extension SecretResolver {
    /// Why somebody wasn't told.
    package struct HandoverProblem: Sendable {
        /// A few words.
        package let reason: String
        /// The beginning of what the program printed, as it is: on one line, without what looks like a secret, and empty
        /// where it said nothing.
        package let said: String
    }

    /// The most bytes that such a program may print.
    private static let outputLimit = 1_048_576
    /// How much of it is told, in characters.
    private static let saidLimit = 300

    /// Runs `command` with `input` on its standard input, in the config's folder, without a variable that holds a secret
    /// of the config. Blocks until it ended, at most for its time-out. Returns nil where it ended with status 0.
    package func hand(_ input: [UInt8], to command: SecretCommand) -> HandoverProblem? {
        guard let path = ProgramPath.find(command.program, along: environment["PATH"]) else {
            return HandoverProblem(reason: "there is no such program", said: "")
        }
        var run = CommandRun(
            path: path, command: command, environment: childEnvironment,
            directory: baseDirectory.isEmpty ? "." : baseDirectory)
        run.input = input
        run.keepsErrors = true
        do {
            let (bytes, failure) = try run.printed(limit: Self.outputLimit)
            return failure.map { HandoverProblem(reason: Self.words($0, command), said: Self.said(bytes)) }
        } catch {
            return HandoverProblem(reason: Self.words(error, command), said: "")
        }
    }

    private static func words(_ failure: CommandRun.Failure, _ command: SecretCommand) -> String {
        switch failure {
        case .notStarted(let reason): "it couldn't be started: \(reason)"
        case .failed(let status): "it ended with status \(status)"
        case .killed(let signal): "signal \(signal) ended it"
        case .timedOut: "it took longer than \(command.timeoutSeconds) seconds and was ended"
        case .tooLarge: "it printed more than \(outputLimit) bytes and was ended"
        case .interrupted: "the run was interrupted"
        }
    }

    /// Redacted before it is cut, so that no half of a secret stands at the end.
    private static func said(_ bytes: [UInt8]) -> String {
        let text = SecretShape.redacted(String(decoding: bytes, as: UTF8.self))
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return PrintableText.escaped(words, limit: saidLimit)
    }
}
