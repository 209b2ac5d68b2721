// The config's description as a Markdown document: docs/config.md is its output.

/// Renders a chapter for each section.
package enum ConfigMarkdown {
    /// The document, which doesn't end with a line break.
    package static func text(of description: ConfigDescription) -> String {
        let sections = description.sections.filter { !$0.path.hasPrefix("audit.rules.") }
        let contents = sections.map { "- [\(title($0))](#\(anchor($0)))" }
        return (introduction + contents + sections.flatMap { chapter($0) }).joined(separator: "\n")
    }

    private static let introduction = [
        "# The config", "",
        "Generated from the code by `make docs` (`forgeaudit check --print-reference`); don't edit it here. The README has an "
            + "example to start from.", "",
        "The file is YAML, UTF-8, at most 4 MiB. Everything that isn't described here is refused, with file, line, column "
            + "and the nearest valid name: keys, values, anchors, aliases, tags, merge keys, duplicate keys. Only `true` and "
            + "`false` are truth values, only plain decimal digits are numbers. Texts have at most 4,096 characters, without "
            + "control characters. Relative paths start at the config's folder.", "",
        "**In your editor.** [`config.schema.json`](config.schema.json) is the same as JSON Schema (draft 2020-12; "
            + "`forgeaudit check --print-schema` prints it). With this first line, editors that speak the YAML language "
            + "server complete and check while you write:", "",
        "```yaml",
        "# yaml-language-server: $schema=config.schema.json",
        "```", "",
        "The path is relative to the config; an address works as well. A schema can't say everything: ids that are given twice, names that refer to "
            + "nothing, addresses that aren't those of an API, waivers that the policy doesn't allow and secrets that can't be "
            + "had are found by `forgeaudit check` alone.", "",
        "## Contents", "",
    ]

    private static func chapter(_ section: ConfigSection) -> [String] {
        var lines = ["", "## \(title(section))", "", section.meaning, ""]
        lines += section.isCatalogue ? catalogue(section) : keys(section)
        let sentences = section.constraints.map { sentence($0) }
        return lines + (sentences.isEmpty ? [] : ["", sentences.joined(separator: " ")])
    }

    private static func keys(_ section: ConfigSection) -> [String] {
        ["| key | value | meaning |", "| --- | --- | --- |"]
            + section.keys.map { key in
                "| `\(key.name)`\(key.isRequired ? " (required)" : "") | \(kind(key.value)) | \(meaning(key)) |"
            }
    }

    /// What every rule has isn't repeated.
    private static func catalogue(_ section: ConfigSection) -> [String] {
        ["| rule | its own parameters |", "| --- | --- |"]
            + section.keys.map { key in
                let own = key.value.sections.flatMap { $0.keys }.filter { $0.name != "severity" }
                let texts = own.map { "`\($0.name)`: \(kind($0.value))" }
                return "| [`\(key.name)`](rules.md#\(key.name)) | \(texts.joined(separator: "; ")) |"
            }
    }

    private static func kind(_ value: ConfigValue) -> String {
        switch value {
        case .version(let version): "`\(version)`"
        case .text(let form): form.name
        case .integer(let range):
            range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        case .flag: "`true` or `false`"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let item, let least, _): "list\(least > 0 ? ", not empty," : "") of \(kind(item))"
        case .section(let section): "[\(title(section))](#\(anchor(section)))"
        case .names(let entries): "mapping of \(entries.placeholder) to \(kind(entries.value))"
        case .either(let values): values.map { brief($0) }.joined(separator: ", or ")
        }
    }

    /// A long choice within alternatives is explained by the key's meaning.
    private static func brief(_ value: ConfigValue) -> String {
        if case .choice(let words) = value, words.count > 8 { return "an id of the catalogue" }
        return kind(value)
    }

    private static func meaning(_ key: ConfigKey) -> String {
        if case .version = key.value { return key.meaning }
        if let standard = key.standard { return key.meaning + " Default: `\(standard.line)`." }
        return key.meaning + (key.example.map { " Such as `\($0.line.replacing("|", with: "\\|"))`." } ?? "")
    }

    private static func sentence(_ constraint: ConfigSection.Constraint) -> String {
        func names(_ keys: [String]) -> String { keys.map { "`\($0)`" }.joined(separator: ", ") }
        return switch constraint {
        case .exactlyOne(let keys): "Exactly one of \(names(keys))."
        case .atLeastOne(let keys): "At least one of \(names(keys))."
        case .needs(let key, let other): "`\(key)` needs `\(other)`."
        case .requiredIf(let key, let beside, let word): "`\(key)` is required where `\(beside)` names `\(word)`."
        }
    }

    private static func title(_ section: ConfigSection) -> String {
        switch section.path {
        case "": "The file"
        case "SECRET": "A reference to a secret"
        case "PROXY": "A proxy"
        default: "`\(section.path)`"
        }
    }

    /// As GitHub and GitLab make it from a heading.
    private static func anchor(_ section: ConfigSection) -> String {
        title(section).lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
    }
}
