// Gathers problems while a config is read, so that all of them are reported at once.

import Secrets

/// Shared by the readers of one file, on one thread; it lives as long as the call that reads.
final class ProblemCollector {
    private let file: String
    private var problems: [(position: SourcePosition, error: ConfigError)] = []

    /// Whether a secret in the file was reported.
    private(set) var hasSecret = false

    /// What the readers asked for in each mapping, by its place; the test of the config's description compares.
    private(set) var askedKeys: [SourcePosition: Set<String>] = [:]

    init(file: String) {
        self.file = PrintableText.escaped(file, limit: 1_000)
    }

    var isEmpty: Bool { problems.isEmpty }

    func add(_ position: SourcePosition, _ message: String, hint: String? = nil) {
        let error = ConfigError(
            file: file, line: position.line, column: position.column, message: message, hint: hint)
        problems.append((position, error))
    }

    /// Reports a sign of YAML's that no config needs.
    func add(_ sign: MaskedText.Sign, at position: SourcePosition) {
        switch sign {
        case .alias:
            add(
                position, "a value can't begin with '*': YAML aliases are not supported",
                hint: "write the value out, or put a pattern in quotes")
        case .anyKey:
            add(position, "keys with '?' are not supported", hint: "write 'key: value', or put text in quotes")
        case .collectionKey:
            add(position, "a key must be text, not a list or mapping", hint: "put it in quotes if it is text")
        }
    }

    /// Notes which keys a reader knows in the mapping at `position`.
    func note(askedKeys keys: [String], at position: SourcePosition) {
        askedKeys[position, default: []].formUnion(keys)
    }

    /// Reports a secret that stands in the file, without a character of it.
    func addSecret(_ position: SourcePosition) {
        hasSecret = true
        add(
            position, "this looks like a token or private key, which must not stand in the config",
            hint: "keep it elsewhere and write { env: NAME } or { file: PATH }")
    }

    /// In the order of the file; problems of one place in the order in which they were found.
    var sorted: [ConfigError] {
        problems.enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map { $0.element.error }
    }

    /// What was gathered as one error; where that is nothing, `fallback` at the start of the file.
    func failure(otherwise fallback: String) -> ConfigErrors {
        if isEmpty { add(.start, fallback) }
        let all = sorted
        return ConfigErrors(
            errors: Array(all.prefix(ConfigErrors.limit)), omitted: max(0, all.count - ConfigErrors.limit))
    }
}
