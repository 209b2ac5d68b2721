// `forgeaudit rules`: the catalogue.

import ArgumentParser
import Inventory
import Rules

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules.",
        discussion: "Exit status: 0; 64 wrong usage. `forgeaudit explain RULE` tells more of one.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, markdown, controls, permissions }

    @Option(
        help:
            "A table for the terminal, the whole catalogue as a document, the mapping of controls, or what each needs.")
    var format: Format = .table

    func run() {
        switch format {
        case .table: Standard.output(table)
        case .markdown: Standard.output(RuleMarkdown.of(RuleCatalogue.all))
        case .permissions: Standard.output(RuleMarkdown.permissions(RuleCatalogue.all))
        case .controls: Standard.output(ControlTable.text(of: .standard(of: RuleCatalogue.all)))
        }
    }

    private var table: String {
        var table = TextTable([("rule", .left), ("severity", .left), ("about", .left), ("fails when", .left)])
        for rule in RuleCatalogue.all {
            table.add([rule.id, rule.severity.rawValue, rule.subjectKind.rawValue, rule.title])
        }
        return table.text
    }
}
