// Reads a mapping key by key, and knows afterwards which keys nobody asked for.

/// A mapping of the config under the name that messages call it by. Each reading method reports what is wrong and
/// gives nil then; `finish` reports unknown and missing keys.
final class MapReader {
    let position: SourcePosition
    /// Such as `'github'`, quotes included.
    let label: String
    let problems: ProblemCollector
    /// All entries in the file's order, for mappings whose keys are names.
    let entries: [ConfigEntry]
    private let byKey: [String: ConfigEntry]
    private var asked: [String] = []
    private var missing: [String] = []

    /// Nil, with the problem reported, where `node` is no mapping.
    init?(_ node: ConfigNode, label: String, problems: ProblemCollector) {
        guard case .map(let entries) = node.kind else {
            ValueReader(problems: problems).reportType(of: node, label: label, expected: "a mapping")
            return nil
        }
        position = node.position
        self.label = label
        self.problems = problems
        self.entries = entries
        byKey = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The values' reader, with the same problems.
    var values: ValueReader { ValueReader(problems: problems) }

    func has(_ key: String) -> Bool { byKey[key] != nil }

    /// The key's own place; the mapping's where it isn't there.
    func position(of key: String) -> SourcePosition { byKey[key]?.keyPosition ?? position }

    /// The place of the key's value; the mapping's where it isn't there.
    func valuePosition(of key: String) -> SourcePosition { byKey[key]?.value.position ?? position }

    /// The value of `key`, which thereby is a known one.
    func node(_ key: String, required: Bool = false) -> ConfigNode? {
        if !asked.contains(key) { asked.append(key) }
        if byKey[key] == nil, required { missing.append(key) }
        return byKey[key]?.value
    }

    func map(_ key: String, required: Bool = false) -> MapReader? {
        node(key, required: required).flatMap { MapReader($0, label: quoted(key), problems: problems) }
    }

    func list(_ key: String, required: Bool = false) -> [ConfigNode]? {
        node(key, required: required).flatMap { values.list($0, label: quoted(key)) }
    }

    func text(_ key: String, required: Bool = false) -> String? {
        node(key, required: required).flatMap { values.text($0, label: quoted(key)) }
    }

    func identifier(_ key: String, required: Bool = false) -> String? {
        node(key, required: required).flatMap { values.identifier($0, label: quoted(key)) }
    }

    func integer(_ key: String, in range: ClosedRange<Int>, required: Bool = false) -> Int? {
        node(key, required: required).flatMap { values.integer($0, label: quoted(key), in: range) }
    }

    func flag(_ key: String) -> Bool? {
        node(key).flatMap { values.flag($0, label: quoted(key)) }
    }

    /// Texts without repetition.
    func texts(_ key: String) -> [String]? {
        node(key).flatMap { values.texts($0, label: quoted(key)) }
    }

    /// Reports the keys that were not asked for, and the required ones that are missing, unless a misspelt one is
    /// there in its place.
    func finish() {
        problems.note(askedKeys: asked, at: position)
        var meant: Set<String> = []
        for entry in entries where !asked.contains(entry.key) {
            if let nearest = NearestName.of(entry.key, in: asked) { meant.insert(nearest) }
            problems.add(
                entry.keyPosition, "unknown key \(quoted(entry.key)) in \(label)",
                hint: NearestName.hint(for: entry.key, in: asked))
        }
        for key in missing where !meant.contains(key) {
            problems.add(position, "\(quoted(key)) is missing in \(label)")
        }
    }
}
