// A file of faults: a JSON array whose elements are specifications, as text or as objects with the same words.
package import Foundation

/// Reads `--faults FILE.json`.
package struct FaultFile: Sendable {
    private let file: URL

    /// - Parameter file: a JSON array of texts (`"kind=stall; times=1"`) or objects (`{"kind": "stall", "times": 1}`).
    package init(_ file: URL) { self.file = file }

    private struct Entry: Decodable {
        let fields: [(word: String, value: String)]?
        let text: String

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                fields = nil
                return
            }
            let object = try [String: Value](from: decoder)
            let fields = object.sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value.text) }
            self.fields = fields
            text = fields.map { "\($0.word)=\($0.value)" }.joined(separator: "; ")
        }
    }

    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    /// The specifications in the order of the file. Throws `FixtureForgeError`.
    package func specs() throws -> [FaultSpec] {
        guard let data = try? Data(contentsOf: file) else {
            throw error("it can't be read", "give --faults a file")
        }
        let entries: [Entry]
        do {
            entries = try JSONDecoder().decode([Entry].self, from: data)
        } catch {
            throw self.error(
                "it is no JSON array of texts, or of objects of texts and whole numbers",
                "write it like [\"kind=stall; times=1\", {\"kind\": \"status(502)\", \"times\": 2}]")
        }
        return try entries.enumerated().map { number, entry in
            let parser = FaultSpecParser(entry.text)
            do {
                return try entry.fields.map { try parser.spec(of: $0) } ?? parser.spec()
            } catch let problem as FixtureForgeError {
                throw FixtureForgeError(
                    subject: "\(file.path), fault \(number + 1): \(problem.subject)", problem: problem.problem,
                    advice: problem.advice)
            }
        }
    }

    private func error(_ problem: String, _ advice: String) -> FixtureForgeError {
        FixtureForgeError(subject: file.path, problem: problem, advice: advice)
    }
}
