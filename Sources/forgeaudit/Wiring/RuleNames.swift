// Tells the config reader which rules and parameters there are.

import Config
import Rules

enum RuleNames {
    /// Rule ids with the parameters that a config may set.
    static var known: [String: [Config.RuleParameter]] {
        Dictionary(
            RuleCatalogue.all.map { rule in
                (
                    rule.id,
                    rule.parameters.map {
                        Config.RuleParameter(
                            $0.name, kind(of: $0.standard),
                            meaning: "\($0.meaning) Default: \(RuleText.text($0.standard)).")
                    }
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The config with the catalogue's rules.
    static var description: ConfigDescription {
        let titles = RuleCatalogue.all.map { ($0.id, $0.title) }
        return ConfigDescription(
            knownRules: known, titles: Dictionary(titles, uniquingKeysWith: { first, _ in first }))
    }

    private static func kind(of value: Rules.RuleParameter.Value) -> Config.RuleParameter.Kind {
        switch value {
        case .integer: .integer(0...3650)
        case .strings: .strings
        }
    }
}
