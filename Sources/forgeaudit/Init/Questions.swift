// Asks a person on a terminal.

import Foundation

/// Questions go to standard error, answers come from standard input, a line each. Without a terminal nobody is asked.
struct Questions {
    let isOn: Bool

    /// Whether there is a person to ask.
    static var terminal: Questions { Questions(isOn: isatty(STDIN_FILENO) == 1 && Standard.errorIsTerminal) }

    /// What was given already, or the answer; nil for an empty one, or where nobody is there.
    func text(_ given: String?, _ question: String) throws -> String? {
        if let given { return given }
        guard isOn else { return nil }
        try Task.checkCancellation()
        Standard.errorPart(question + " ")
        let answer = try line().trimmingCharacters(in: .whitespacesAndNewlines)
        return answer.isEmpty ? nil : answer
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

    /// Asks until the answer can be read by `reading`, or is empty.
    func value<Value>(_ given: Value?, _ question: String, _ reading: (String) -> Value?) throws -> Value? {
        if let given { return given }
        while let answer = try text(nil, question) {
            if let value = reading(answer) { return value }
            Standard.error("that can't be read; an empty line skips it")
        }
        return nil
    }
}
