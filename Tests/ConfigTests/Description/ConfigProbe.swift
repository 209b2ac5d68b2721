// Configs made from the config's description, each with one key set to one value.

@testable import Config

/// A config and whether it is meant to be valid.
struct ConfigProbe {
    /// Which key holds what, for a failure's message.
    let name: String
    let text: String
    let isValid: Bool

    /// Every key of `description` with the bounds of its value, inside and outside; every word; every constraint.
    static func all(of description: ConfigDescription) -> [ConfigProbe] {
        var maker = ConfigProbeMaker()
        maker.visit(description.root, at: "", in: { $0 })
        return maker.probes
    }
}

/// Goes through a description and collects probes. A closure puts a value into a config that is otherwise valid.
struct ConfigProbeMaker {
    typealias Frame = (JSONText) -> JSONText
    var probes: [ConfigProbe] = []

    private mutating func add(_ name: String, _ value: JSONText, _ frame: Frame, valid: Bool) {
        probes.append(ConfigProbe(name: "\(name): \(value.line.prefix(80))", text: frame(value).line, isValid: valid))
    }

    mutating func visit(_ section: ConfigSection, at path: String, in frame: @escaping Frame) {
        for key in section.keys {
            let place = path.isEmpty ? key.name : "\(path).\(key.name)"
            let inner: Frame = { frame(Minimal.section(section, with: key.name, $0)) }
            add(place, Minimal.example(of: key), inner, valid: true)
            visit(key.value, at: place, example: key.example, in: inner)
            if key.isRequired { add(path, Minimal.section(section, without: [key.name]), frame, valid: false) }
        }
        add(path, Minimal.section(section, with: "no_such_key", 1), frame, valid: false)
        add(path, [], frame, valid: false)
        for constraint in section.constraints { visit(constraint, section, at: path, in: frame) }
    }

    private mutating func visit(
        _ constraint: ConfigSection.Constraint, _ section: ConfigSection, at path: String, in frame: Frame
    ) {
        switch constraint {
        case .exactlyOne(let keys):
            add(path, Minimal.section(section, without: keys), frame, valid: false)
            for pair in zip(keys, keys.dropFirst()) {
                add(path, Minimal.section(section, forced: [pair.0, pair.1]), frame, valid: false)
            }
        case .atLeastOne(let keys):
            add(path, Minimal.section(section, without: keys), frame, valid: false)
            add(path, Minimal.section(section, forced: keys), frame, valid: true)
        case .needs(let key, let other):
            add(path, Minimal.section(section, forced: [key], without: [other]), frame, valid: false)
        case .requiredIf(let key, _, _):
            add(path, Minimal.section(section, without: [key]), frame, valid: false)
        }
    }

    private mutating func visit(
        _ value: ConfigValue, at path: String, example: JSONText?, in frame: @escaping Frame
    ) {
        switch value {
        case .version(let version): add(path, .integer(version + 1), frame, valid: false)
        case .integer(let range):
            for number in [range.lowerBound, range.upperBound] { add(path, .integer(number), frame, valid: true) }
            add(path, .integer(range.lowerBound - 1), frame, valid: false)
            if range.upperBound < Int.max { add(path, .integer(range.upperBound + 1), frame, valid: false) }
            for other: JSONText in ["1", true, []] { add(path, other, frame, valid: false) }
        case .flag:
            for flag: JSONText in [true, false] { add(path, flag, frame, valid: true) }
            for other: JSONText in ["true", 1, []] { add(path, other, frame, valid: false) }
        case .choice(let words):
            for word in words { add(path, .text(word), frame, valid: true) }
            for other: JSONText in ["no-such-word", 1, true] { add(path, other, frame, valid: false) }
        case .text(let form):
            for other: JSONText in ["", "  ", 7, true, [], .text(String(repeating: "x", count: form.longest + 1))] {
                add(path, other, frame, valid: false)
            }
            for text in Forms.refused[form.name] ?? [] { add(path, .text(text), frame, valid: false) }
        case .list(let item, let least, let unique):
            visitList(item, least: least, unique: unique, at: path, example: example, in: frame)
        case .section(let section): visit(section, at: path, in: frame)
        case .names(let entries):
            let inner: Frame = { frame(.object([(entries.example, $0)])) }
            visit(entries.value, at: "\(path).\(entries.example)", example: nil, in: inner)
            add(path, .object([(" ", Minimal.example(of: entries.value))]), frame, valid: false)
            if entries.form.name == "id" {
                add(path, .object([("a b", Minimal.example(of: entries.value))]), frame, valid: false)
            }
        case .either(let values): visitEither(values, at: path, example: example, in: frame)
        }
    }

    private mutating func visitList(
        _ item: ConfigValue, least: Int, unique: Bool, at path: String, example: JSONText?, in frame: @escaping Frame
    ) {
        var first = Minimal.example(of: item)
        if case .list(let items)? = example, let given = items.first { first = given }
        add(path, [], frame, valid: least == 0)
        add(path, .list([first]), frame, valid: true)
        if unique { add(path, .list([first, first]), frame, valid: false) }
        for other: JSONText in ["text", 1, .object([(String, JSONText)]())] { add(path, other, frame, valid: false) }
        visit(item, at: "\(path)[]", example: first, in: { frame(.list([$0])) })
    }

    /// What one alternative refuses another may accept: only what all of them refuse is probed, and sections in full.
    private mutating func visitEither(
        _ values: [ConfigValue], at path: String, example: JSONText?, in frame: @escaping Frame
    ) {
        for value in values {
            if case .section(let section) = value { visit(section, at: path, in: frame) }
            if case .choice(let words) = value { words.forEach { add(path, .text($0), frame, valid: true) } }
        }
        for other: JSONText in ["", 7, true, ["x"]] { add(path, other, frame, valid: false) }
    }
}
