// Reads the specification of a fault: fields that are parted by semicolons, each a word, an equals sign and a value.
import Foundation

/// The grammar of `--fault`. Nothing is guessed: what is not known is an error with the nearest word.
struct FaultSpecParser {
    static let words = ["kind", "forge", "route", "credential", "query", "page", "from", "times", "per"]

    private let text: String

    init(_ text: String) { self.text = text }

    /// The specification. Throws `FixtureForgeError`.
    func spec() throws -> FaultSpec {
        var fields: [(word: String, value: String)] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let field = part.trimmingCharacters(in: .whitespaces)
            guard let equals = field.firstIndex(of: "=") else {
                throw error("\"\(field)\" is no field", "write word=value, for instance kind=status(502)")
            }
            fields.append(
                (
                    field[..<equals].trimmingCharacters(in: .whitespaces),
                    field[field.index(after: equals)...].trimmingCharacters(in: .whitespaces)
                ))
        }
        return try spec(of: fields)
    }

    /// The specification that already parted fields make.
    func spec(of fields: [(word: String, value: String)]) throws -> FaultSpec {
        var values: [String: String] = [:]
        for (word, value) in fields {
            guard Self.words.contains(word) else {
                throw error("there is no field \"\(word)\"", NearestWord.advice(word, in: Self.words))
            }
            if value.isEmpty { throw error("\(word) is empty", "give it a value, or leave it out") }
            if values.updateValue(value, forKey: word) != nil {
                throw error("\(word) is given twice", "leave one out")
            }
        }
        guard let kind = values["kind"] else { throw error("kind is missing", "say what goes wrong: kind=status(502)") }
        let spec = FaultSpec(
            try FaultKindParser.kind(kind), forge: try word("forge", values["forge"]), route: values["route"],
            credential: values["credential"], query: try conditions(values["query"]),
            page: try number("page", values["page"]), from: try number("from", values["from"]),
            times: try number("times", values["times"]), per: try word("per", values["per"]) ?? .all)
        try FaultCheck(spec).check()
        return spec
    }

    private func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ value: String?) throws -> Word?
    where Word.RawValue == String {
        guard let value else { return nil }
        guard let word = Word(rawValue: value) else {
            throw error(
                "\(name) is \"\(value)\"", NearestWord.advice(value, in: Word.allCases.map { $0.rawValue }))
        }
        return word
    }

    private func number(_ name: String, _ value: String?) throws -> Int? {
        guard let value else { return nil }
        guard let number = Int(value), number > 0 else {
            throw error("\(name) is \"\(value)\"", "give a number above 0")
        }
        return number
    }

    private func conditions(_ value: String?) throws -> [QueryCondition] {
        try (value ?? "").split(separator: "&").map { part in
            guard let condition = QueryCondition(part) else {
                throw error("query has \"\(part)\"", "write name=value, name=* or !name, parted by &")
            }
            return condition
        }
    }

    private func error(_ problem: String, _ advice: String) -> FixtureForgeError {
        FixtureForgeError(subject: "fault \"\(text)\"", problem: problem, advice: advice)
    }
}
