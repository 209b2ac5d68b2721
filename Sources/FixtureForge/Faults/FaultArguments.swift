// The arguments of a kind: `(429, reset=60)`, each by its place or by its name.
import Foundation

/// Reads arguments in the order of their places; `finish` refuses what nobody asked for.
struct FaultArguments {
    private let kind: String
    private var places: [String] = []
    private var named: [String: String] = [:]
    private var known: [String] = []

    init(_ kind: String, _ text: Substring?) throws {
        self.kind = kind
        for part in text?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            let item = part.trimmingCharacters(in: .whitespaces)
            let name = item.prefix { $0.isLetter }
            if !name.isEmpty, item.dropFirst(name.count).hasPrefix("=") {
                let value = item.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
                if named.updateValue(value, forKey: String(name)) != nil {
                    throw Self.error(kind, "the argument \"\(name)\" is given twice", "leave one out")
                }
            } else if item.isEmpty {
                throw Self.error(kind, "an argument is empty", "write a value, or leave out the comma or parentheses")
            } else {
                places.append(item)
            }
        }
    }

    /// The text of an argument; nil if it isn't given.
    mutating func text(_ name: String) throws -> String? {
        known.append(name)
        if let value = named.removeValue(forKey: name) { return value }
        return places.isEmpty ? nil : places.removeFirst()
    }

    /// A number within `range`.
    mutating func number(_ name: String, in range: ClosedRange<Int> = 0...1_000_000_000) throws -> Int? {
        guard let text = try text(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Self.error(
                kind, "\(name) is \"\(text)\"", "give a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of the words of an enumeration.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws -> Word?
    where Word.RawValue == String {
        guard let text = try text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw Self.error(
                kind, "\(name) is \"\(text)\"", NearestWord.advice(text, in: Word.allCases.map { $0.rawValue }))
        }
        return word
    }

    /// `value`, or an error where it is missing.
    func required<Value>(_ name: String, _ value: Value?) throws -> Value {
        guard let value else { throw Self.error(kind, "\(name) is missing", "write \(kind)(\(name))") }
        return value
    }

    /// Throws if something was given that was not read.
    func finish() throws {
        if let name = named.keys.min() {
            throw Self.error(kind, "it takes no argument \"\(name)\"", NearestWord.advice(name, in: known))
        }
        if let text = places.first { throw Self.error(kind, "\"\(text)\" is an argument too many", "leave it out") }
    }

    static func error(_ kind: String, _ problem: String, _ advice: String) -> FixtureForgeError {
        FixtureForgeError(subject: "fault \(kind)", problem: problem, advice: advice)
    }
}
