// The setting of a single rule.

import Inventory

/// Reads `off`, a severity, or a mapping of `severity` and the rule's parameters.
struct RuleSettingReader {
    let parameters: [RuleParameter]

    func read(_ entry: ConfigEntry, _ problems: ProblemCollector) -> RuleSetting? {
        let label = quoted(entry.key)
        switch entry.value.kind {
        case .refused:
            return nil
        case .scalar(let text, _):
            if text == "off" {
                return RuleSetting(enabled: false, severity: nil, parameters: [:], position: entry.keyPosition)
            }
            guard let severity = Severity(rawValue: text) else {
                reportWord(text, label: label, at: entry.value.position, problems)
                return nil
            }
            return RuleSetting(enabled: true, severity: severity, parameters: [:], position: entry.keyPosition)
        case .list:
            problems.add(entry.value.position, "\(label) must be off, a severity or a mapping, not a list")
            return nil
        case .map:
            return MapReader(entry.value, label: label, problems: problems).map { setting($0, entry) }
        }
    }

    private func setting(_ map: MapReader, _ entry: ConfigEntry) -> RuleSetting {
        let severity = map.node("severity").flatMap {
            map.values.choice($0, label: "'severity'", of: Severity.self)
        }
        var values: [String: RuleParameterValue] = [:]
        for parameter in parameters {
            switch parameter.kind {
            case .integer(let range):
                values[parameter.name] = map.integer(parameter.name, in: range).map { .integer($0) }
            case .string:
                values[parameter.name] = map.text(parameter.name).map { .string($0) }
            case .strings:
                values[parameter.name] = map.texts(parameter.name).map { .strings($0) }
            }
        }
        map.finish()
        return RuleSetting(enabled: true, severity: severity, parameters: values, position: entry.keyPosition)
    }

    private func reportWord(
        _ text: String, label: String, at position: SourcePosition, _ problems: ProblemCollector
    ) {
        let isOff = ["false", "no"].contains(text.lowercased())
        let words = ["off"] + Severity.allCases.map(\.rawValue)
        problems.add(
            position, "\(label) must be off, a severity or a mapping",
            hint: isOff ? "did you mean 'off'?" : NearestName.hint(for: text, in: words))
    }
}
