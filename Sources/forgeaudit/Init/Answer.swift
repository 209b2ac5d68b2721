// How the answers to `init`'s questions are read.

import ArgumentParser
import Config
import Inventory
import Secrets

/// Why an answer can't be taken, as the beginning of a sentence. It doesn't repeat what was typed.
struct AnswerProblem: Error {
    let message: String
}

enum Answer {
    /// Anything on one line, but for what seems to be a secret.
    static func text(_ answer: String) throws(AnswerProblem) -> String {
        guard !answer.isEmpty else { throw AnswerProblem(message: "it is empty") }
        guard !answer.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw AnswerProblem(message: "it holds control characters, such as the end of a line")
        }
        guard !SecretShape.isFound(in: answer) else {
            throw AnswerProblem(
                message: "this looks like a token, which belongs in no config: replace it, it was shown")
        }
        return answer
    }

    static func number(_ answer: String) throws(AnswerProblem) -> Int {
        guard let number = Int(answer), number > 0 else {
            throw AnswerProblem(message: "a number is wanted, as the forge shows it")
        }
        return number
    }

    static func role(_ answer: String) throws(AnswerProblem) -> PlatformRole {
        guard let role = PlatformRole(rawValue: answer.lowercased()) else {
            let words = PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw AnswerProblem(message: "one of these is wanted: \(words)")
        }
        return role
    }

    /// Where a secret is, never the secret.
    static func secret(_ answer: String) throws(AnswerProblem) -> SecretWord {
        guard let word = SecretWord(argument: try text(answer)) else {
            throw AnswerProblem(message: "say where it is: env:NAME, file:PATH, credential:NAME or sealed:NAME")
        }
        return word
    }

    /// An address as the config takes it.
    static func address(_ answer: String) throws(AnswerProblem) -> String {
        do throws(ServiceURLError) {
            _ = try ServiceURL(answer)
        } catch {
            throw AnswerProblem(message: "the address \(error.message)" + (error.hint.map { " (\($0))" } ?? ""))
        }
        return answer
    }
}

extension PlatformRole: ExpressibleByArgument {}
