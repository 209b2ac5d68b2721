// Rules of the team's own.

import Inventory

/// Reads `audit.custom_rules`. Whether a query can be compiled is found out by whoever has a database.
struct CustomRuleReader {
    let taken: Set<String>

    /// A query is longer than other texts.
    static let queryLimit = 20_000

    func read(_ parent: MapReader) -> [CustomRuleSetting] {
        var ids = UniqueNames(label: "rule id", problems: parent.problems)
        return (parent.list("custom_rules") ?? []).enumerated().compactMap { index, item in
            let label = "'custom_rules' entry \(index + 1)"
            return MapReader(item, label: label, problems: parent.problems).flatMap { rule($0, &ids) }
        }
    }

    private func rule(_ map: MapReader, _ ids: inout UniqueNames) -> CustomRuleSetting? {
        let id = map.identifier("id", required: true).flatMap { ids.claim($0, at: map.valuePosition(of: "id")) }
        if let id { check(id, map) }
        let title = map.text("title", required: true)
        let severity = map.node("severity", required: true).flatMap {
            map.values.choice($0, label: "'severity'", of: Severity.self)
        }
        let about = about(map)
        let rationale = prose("rationale", map)
        let remediation = prose("remediation", map)
        let controls = controls(map)
        let query = query(map)
        map.finish()
        guard let id, let title, let severity, let rationale, let remediation, let query else { return nil }
        return CustomRuleSetting(
            id: id, title: title, severity: severity, about: about, rationale: rationale, remediation: remediation,
            controls: controls, query: query.query, position: query.position)
    }

    private func check(_ id: String, _ map: MapReader) {
        let words = id.split(separator: "-", omittingEmptySubsequences: false)
        if words.count < 2 || !words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isPlain) }) {
            map.problems.add(
                map.valuePosition(of: "id"), "a rule's id is two or more words in lower case, joined by hyphens",
                hint: "such as acme-repository-public")
        } else if taken.contains(id) {
            map.problems.add(
                map.valuePosition(of: "id"), "\(quoted(id)) is a rule of the product",
                hint: "change its settings under 'rules', or take another id")
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func about(_ map: MapReader) -> SubjectKind {
        guard let text = map.text("about") else { return .repository }
        if let kind = SubjectKind(rawValue: text), kind == .repository || kind == .integration { return kind }
        map.problems.add(
            map.valuePosition(of: "about"), "\(quoted(text)) is not a valid value of 'about'",
            hint: "repository or integration")
        return .repository
    }

    private func prose(_ key: String, _ map: MapReader) -> String? {
        map.node(key, required: true).flatMap { map.values.text($0, label: quoted(key), lines: true) }
            .map { $0.split { $0 == "\n" }.joined(separator: " ") }
    }

    private func controls(_ map: MapReader) -> [CustomRuleSetting.Control] {
        (map.texts("controls") ?? []).compactMap { text in
            let words = text.split(separator: " ")
            guard words.count >= 2, let id = words.last else {
                map.problems.add(
                    map.valuePosition(of: "controls"), "a control has a framework and an id",
                    hint: "such as NIST 800-53 AC-3")
                return nil
            }
            return .init(framework: words.dropLast().joined(separator: " "), id: String(id))
        }
    }

    private func query(_ map: MapReader) -> (query: CustomRuleSetting.Query, position: SourcePosition)? {
        let text = map.node("query").flatMap {
            map.values.text($0, label: "'query'", lines: true, limit: Self.queryLimit)
        }
        let file = map.text("query_file")
        switch (map.has("query"), map.has("query_file")) {
        case (false, false):
            map.problems.add(map.position, "the rule has no query", hint: "write query or query_file")
        case (true, true):
            map.problems.add(map.position(of: "query_file"), "the rule has two queries", hint: "keep one of them")
        default: break
        }
        if let text { return (.text(text), map.valuePosition(of: "query")) }
        return file.map { (.file($0), map.valuePosition(of: "query_file")) }
    }
}
