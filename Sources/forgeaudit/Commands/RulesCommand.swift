// `forgeaudit rules`: the catalogue.

import ArgumentParser
import Inventory
import Rules

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules.",
        discussion: "Exit status: 0; 64 wrong usage. `forgeaudit explain RULE` tells more of one.")

    func run() {
        var table = TextTable([("rule", .left), ("severity", .left), ("about", .left), ("fails when", .left)])
        for rule in RuleCatalogue.all {
            table.add([rule.id, rule.severity.rawValue, rule.subjectKind.rawValue, rule.title])
        }
        Standard.output(table.text)
    }
}
