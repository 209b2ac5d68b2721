// Tells the config reader which rules and parameters there are.

import Config
import Rules

enum RuleNames {
    /// Rule ids with the parameters that a config may set.
    static var known: [String: [Config.RuleParameter]] {
        Dictionary(
            RuleCatalogue.all.map { rule in
                (rule.id, rule.parameters.map { Config.RuleParameter($0.name, kind(of: $0.standard)) })
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func kind(of value: Rules.RuleParameter.Value) -> Config.RuleParameter.Kind {
        switch value {
        case .integer: .integer(0...3650)
        case .strings: .strings
        }
    }
}
