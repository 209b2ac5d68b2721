// `forgeaudit rules`: the catalogue.

import ArgumentParser
import Inventory
import Rules

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules.",
        discussion: "Exit status: 0; 64 wrong usage. `forgeaudit explain RULE` tells more of one.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, markdown }

    @Option(help: "A table for the terminal, or the whole catalogue as a document.")
    var format: Format = .table

    func run() {
        guard format == .table else {
            Standard.output(RuleMarkdown.of(RuleCatalogue.all))
            return
        }
        var table = TextTable([("rule", .left), ("severity", .left), ("about", .left), ("fails when", .left)])
        for rule in RuleCatalogue.all {
            table.add([rule.id, rule.severity.rawValue, rule.subjectKind.rawValue, rule.title])
        }
        Standard.output(table.text)
    }
}
