// Which rules are relevant to which controls: the product's own mapping, or a user's in its place.

/// A versioned table of controls, each with a title and the rules that are relevant to it.
package struct ControlMapping: Sendable {
    /// One control; a control without rules is one that this tool doesn't cover.
    package struct Entry: Sendable, Hashable {
        package let control: Control
        package let title: String
        /// Rule ids in the catalogue's order, each once.
        package let rules: [String]

        package init(control: Control, title: String, rules: [String]) {
            self.control = control
            self.title = title
            self.rules = rules
        }
    }

    /// How a report names the mapping, such as `forgeaudit's own, version 1`.
    package let name: String
    package let entries: [Entry]

    package init(name: String, entries: [Entry]) {
        self.name = name
        self.entries = entries
    }

    /// The mapping that the rules themselves declare.
    package static func standard(of rules: [Rule]) -> ControlMapping {
        let titles = ControlTitle.all
        let known = Set(titles.map(\.control))
        var extra: [Control] = []
        for control in rules.flatMap(\.controls) where !known.contains(control) && !extra.contains(control) {
            extra.append(control)
        }
        let all = titles + extra.map { (control: $0, title: "") }
        return ControlMapping(
            name: "forgeaudit's own, version \(ControlTitle.version)",
            entries: all.map { control, title in
                Entry(
                    control: control, title: title,
                    rules: rules.filter { $0.controls.contains(control) }.map(\.id))
            })
    }

    /// The controls of one rule, in the mapping's order.
    package func controls(of rule: String) -> [Control] {
        entries.filter { $0.rules.contains(rule) }.map(\.control)
    }
}
