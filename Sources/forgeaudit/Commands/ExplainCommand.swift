// `forgeaudit explain RULE`: everything about one rule.

import ArgumentParser
import Inventory
import Rules

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a rule: why it matters, how to fix it, what it reads.",
        discussion: "Exit status: 0; 64 for a rule that doesn't exist.")

    @Argument(help: "The rule's id, as in `forgeaudit rules`.")
    var rule: String

    func validate() throws {
        guard RuleCatalogue.rule(rule) == nil else { return }
        let hint = RuleCatalogue.nearest(to: rule).map { ", did you mean '\($0)'?" } ?? "; see `forgeaudit rules`"
        throw ValidationError("there is no rule '\(TerminalText.safe(rule))'\(hint)")
    }

    func run() {
        guard let rule = RuleCatalogue.rule(rule) else { return }
        Standard.output(RuleText.of(rule))
    }
}
