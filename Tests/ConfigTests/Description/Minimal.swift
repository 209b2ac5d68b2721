// The smallest valid values of a description.

@testable import Config

enum Minimal {
    /// What is required, and what the constraints ask for beside it.
    /// - Parameters:
    ///   - key: a key that is there too, with `value`.
    ///   - forced: keys that are there with their examples, whatever the constraints say.
    ///   - missing: keys that aren't there, whatever the constraints say.
    static func section(
        _ section: ConfigSection, with key: String? = nil, _ value: JSONText? = nil, forced: [String] = [],
        without missing: [String] = []
    ) -> JSONText {
        var names = Set(section.keys.filter { $0.isRequired }.map { $0.name }).union(forced)
        if let key { names.insert(key) }
        // Whatever refers to an App or to the sealed store finds one.
        if section.path.isEmpty { names.formUnion(["github_apps", "secrets"]) }
        for case .needs(let one, let other) in section.constraints where names.contains(one) { names.insert(other) }
        for constraint in section.constraints {
            switch constraint {
            case .exactlyOne(let keys), .atLeastOne(let keys):
                if names.isDisjoint(with: keys), let first = keys.first { names.insert(first) }
            case .requiredIf(let key, _, _): names.insert(key)
            case .needs: break
            }
        }
        names.subtract(missing)
        let known = section.keys.filter { names.contains($0.name) }.map { entry in
            (entry.name, (entry.name == key ? value : nil) ?? example(of: entry))
        }
        let isKnown = section.keys.contains { $0.name == key }
        return .object(known + (isKnown ? [] : [(key, value)].compactMap { pair in pair.0.map { ($0, pair.1 ?? 1) } }))
    }

    static func example(of key: ConfigKey) -> JSONText { key.example ?? example(of: key.value) }

    static func example(of value: ConfigValue) -> JSONText {
        switch value {
        case .version(let version): .integer(version)
        case .text(let form): .text(Forms.fine[form.name] ?? "text")
        case .integer(let range): .integer(range.lowerBound)
        case .flag: true
        case .choice(let words): .text(words.first ?? "")
        case .list(let item, _, _): .list([example(of: item)])
        case .section(let section): self.section(section)
        case .names(let entries): .object([(entries.example, example(of: entries.value))])
        case .either(let values): values.first.map { example(of: $0) } ?? ""
        }
    }
}

/// Texts of each form, by its name.
enum Forms {
    static let fine = [
        "rule id": "acme-own-rule", "day": "2027-01-31", "URL": "https://example.com", "control": "NIST 800-53 AC-3",
        "base64 of a SHA-256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "repository path": "acme/web",
    ]

    /// Each is refused by the readers and by the schema.
    static let refused = [
        "text": [], "path": ["a\nb"], "id": ["a b", "-a", "ü", "_x"],
        "rule id": ["Acme-rule", "rule", "acme_rule", "acme--rule", "-acme-rule"],
        "day": ["31.1.2027", "2027-1-31", "tomorrow"],
        "URL": [
            "example.com", "ftp://example.com", "https://u:p@example.com", "https://example.com?x",
            "https://example.com#x",
        ],
        "variable's name": ["1A", "A-B", "A B"], "credential's name": ["..", "a/b", "a b"],
        "entry's name": ["a b", "a/b"], "base64 of a SHA-256": ["abc", "47DEQpj8HBSa"],
        "control": ["AC-3"], "repository path": ["acme/*", "acme/w?b"],
    ]
}
