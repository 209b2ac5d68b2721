// The config's description as JSON Schema: docs/config.schema.json is its output.

/// Renders JSON Schema, draft 2020-12, for editors and for tools that check configs without forgeaudit.
package enum ConfigSchema {
    /// The document, which doesn't end with a line break.
    package static func text(of description: ConfigDescription) -> String {
        let shared = description.sections.filter { $0.definition != nil }.sorted { $0.path < $1.path }
        var members: [(String, JSONText)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "forgeaudit.yaml"),
            (
                "description",
                "Generated from the code by make docs; don't edit it here. forgeaudit check finds more: ids that are given twice, names that refer to nothing, days that don't exist."
            ),
        ]
        members += body(of: description.root)
        members.append(
            (
                "$defs",
                .object(shared.map { ($0.definition ?? "", JSONText.object(described(body(of: $0), $0.meaning))) })
            ))
        return JSONText.object(members).pretty()
    }

    private static func schema(of key: ConfigKey) -> JSONText {
        var members = described(schema(of: key.value), key.meaning)
        if let standard = key.standard { members.append(("default", standard)) }
        if key.standard == nil, let example = key.example { members.append(("examples", .list([example]))) }
        return .object(members)
    }

    private static func described(_ members: [(String, JSONText)], _ meaning: String) -> [(String, JSONText)] {
        meaning.isEmpty ? members : [("description", .text(plain(meaning)))] + members
    }

    private static func schema(of value: ConfigValue) -> [(String, JSONText)] {
        switch value {
        case .version(let version): return [("const", .integer(version))]
        case .text(let form):
            return [("type", "string"), ("pattern", .text(form.pattern)), ("maxLength", .integer(form.longest))]
        case .integer(let range):
            let least: [(String, JSONText)] = [("type", "integer"), ("minimum", .integer(range.lowerBound))]
            return range.upperBound == Int.max ? least : least + [("maximum", .integer(range.upperBound))]
        case .flag: return [("type", "boolean")]
        case .choice(let words): return [("enum", .texts(words))]
        case .list(let item, let least, let unique):
            var members: [(String, JSONText)] = [("type", "array"), ("items", .object(schema(of: item)))]
            if least > 0 { members.append(("minItems", .integer(least))) }
            if unique { members.append(("uniqueItems", true)) }
            return members
        case .section(let section):
            return section.definition.map { [("$ref", .text("#/$defs/\($0)"))] } ?? body(of: section)
        case .names(let entries):
            return [
                ("type", "object"), ("propertyNames", .object(schema(of: .text(entries.form)))),
                ("additionalProperties", .object(schema(of: entries.value))),
            ]
        case .either(let values):
            return [("anyOf", .list(values.map { .object(schema(of: $0)) }))]
        }
    }

    private static func body(of section: ConfigSection) -> [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            ("type", "object"),
            ("properties", .object(section.keys.map { ($0.name, schema(of: $0)) })),
        ]
        let required = section.keys.filter { $0.isRequired }.map { $0.name }
        if !required.isEmpty { members.append(("required", .texts(required))) }
        members.append(("additionalProperties", false))
        return members + constraints(section.constraints)
    }

    private static func constraints(_ all: [ConfigSection.Constraint]) -> [(String, JSONText)] {
        var needs: [(String, JSONText)] = []
        var members: [(String, JSONText)] = []
        for constraint in all {
            switch constraint {
            case .exactlyOne(let keys): members.append(("oneOf", alternatives(keys)))
            case .atLeastOne(let keys): members.append(("anyOf", alternatives(keys)))
            case .needs(let key, let other): needs.append((key, .texts([other])))
            case .requiredIf(let key, let beside, let word):
                let condition: [(String, JSONText)] = [
                    ("properties", .object([(beside, required([word]))])), ("required", .texts([beside])),
                ]
                members += [("if", .object(condition)), ("then", required([key]))]
            }
        }
        return needs.isEmpty ? members : members + [("dependentRequired", .object(needs))]
    }

    private static func alternatives(_ keys: [String]) -> JSONText {
        .list(keys.map { required([$0]) })
    }

    private static func required(_ keys: [String]) -> JSONText { .object([("required", JSONText.texts(keys))]) }

    /// Without Markdown's links.
    private static func plain(_ text: String) -> String {
        text.replacing(#/\[([^\]]*)\]\([^)]*\)/#) { "\($0.output.1)" }
    }
}

extension ConfigSection {
    /// The name under which the schema defines it once, for a section that stands in several places.
    var definition: String? { path.isEmpty || path != path.uppercased() ? nil : path.lowercased() }
}
