// Asks a person on a terminal.

import Foundation

/// Questions go to standard error, answers come from standard input, a line each. Without a terminal nobody is asked.
struct Questions {
    let isOn: Bool

    /// Whether there is a person to ask.
    static var terminal: Questions { Questions(isOn: isatty(STDIN_FILENO) == 1 && Standard.errorIsTerminal) }

    /// What was given already, or the answer, asked for again until `reading` takes it; nil for an empty line, or where
    /// nobody is there.
    func optional<Value>(
        _ given: Value?, _ question: String, _ reading: (String) throws(AnswerProblem) -> Value
    ) throws -> Value? {
        if let given { return given }
        while let answer = try ask(question) {
            if answer.isEmpty { return nil }
            do throws(AnswerProblem) {
                return try reading(answer)
            } catch {
                Standard.error("\(error.message); an empty line skips it")
            }
        }
        return nil
    }

    /// The same for what can't be left out: nil only where nobody is there.
    func needed<Value>(
        _ given: Value?, _ question: String, _ reading: (String) throws(AnswerProblem) -> Value
    ) throws -> Value? {
        if let given { return given }
        while let answer = try ask(question) {
            do throws(AnswerProblem) {
                if answer.isEmpty { throw AnswerProblem(message: "this can't be left out") }
                return try reading(answer)
            } catch {
                Standard.error("\(error.message); Ctrl-C ends, and nothing is written")
            }
        }
        return nil
    }

    private func ask(_ question: String) throws -> String? {
        guard isOn else { return nil }
        try Task.checkCancellation()
        Standard.errorPart(question + " ")
        return try line().trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Looks up from waiting ten times a second, because a signal doesn't end the call. The end of the input is like an
    /// interruption: nobody is there any more.
    private func line() throws -> String {
        var bytes: [UInt8] = []
        while bytes.last != 0x0A {
            try Task.checkCancellation()
            var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, 100) > 0 else { continue }
            var byte: UInt8 = 0
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0, bytes.count < 4_096 else { throw CancellationError() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
