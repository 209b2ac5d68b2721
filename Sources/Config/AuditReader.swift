// How findings are judged: thresholds, rule settings, waivers.

import Inventory

/// Reads `audit`.
struct AuditReader {
    let knownRules: [String: [RuleParameter]]

    func read(_ root: MapReader) -> AuditSettings {
        guard let map = root.map("audit") else { return .defaults }
        let defaults = AuditSettings.defaults
        let failOn = map.node("fail_on").flatMap { map.values.choice($0, label: "'fail_on'", of: FailOn.self) }
        let newOnly = map.flag("fail_on_new_only")
        if failOn == .new, newOnly == false {
            map.problems.add(
                map.valuePosition(of: "fail_on_new_only"), "'fail_on: new' and 'fail_on_new_only: false' contradict",
                hint: "remove one of them")
        }
        let percent = map.integer("max_unverified_percent", in: 0...100)
        let rules = rules(map)
        let controls = map.text("controls")
        let custom = CustomRuleReader(taken: Set(knownRules.keys)).read(map)
        let policy = WaiverPolicy.read(map)
        let (waivers, positions) = waivers(map, policy, rules: Set(knownRules.keys).union(custom.map(\.id)))
        map.finish()
        return AuditSettings(
            failOn: failOn?.severity ?? defaults.failOn, failOnNewOnly: newOnly ?? (failOn == .new),
            maxUnverifiedPercent: percent ?? defaults.maxUnverifiedPercent, rules: rules, waivers: waivers,
            waiverPositions: positions, controls: controls, waiverPolicy: policy, customRules: custom)
    }

    private func rules(_ parent: MapReader) -> [String: RuleSetting] {
        guard let map = parent.map("rules") else { return [:] }
        var settings: [String: RuleSetting] = [:]
        for entry in map.entries {
            guard let parameters = knownRules[entry.key] else {
                reportUnknownRule(entry.key, at: entry.keyPosition, map.problems)
                continue
            }
            settings[entry.key] = RuleSettingReader(parameters: parameters).read(entry, map.problems)
        }
        return settings
    }

    private func waivers(
        _ parent: MapReader, _ policy: WaiverPolicy, rules: Set<String>
    ) -> ([Waiver], [String: SourcePosition]) {
        var waivers: [Waiver] = []
        var positions: [String: SourcePosition] = [:]
        var ids = UniqueNames(label: "waiver id", problems: parent.problems)
        for (index, item) in (parent.list("waivers") ?? []).enumerated() {
            let label = "'waivers' entry \(index + 1)"
            guard let map = MapReader(item, label: label, problems: parent.problems) else { continue }
            if let waiver = waiver(map, &ids, rules) {
                policy.check(waiver, map)
                waivers.append(waiver)
                positions[waiver.id] = map.position
            }
        }
        return (waivers, positions)
    }

    private func waiver(_ map: MapReader, _ ids: inout UniqueNames, _ rules: Set<String>) -> Waiver? {
        let id = map.identifier("id", required: true).flatMap { ids.claim($0, at: map.valuePosition(of: "id")) }
        let rule = map.text("rule", required: true)
        if let rule, !rules.contains(rule) {
            reportUnknownRule(rule, at: map.valuePosition(of: "rule"), map.problems)
        }
        let subject = map.text("subject", required: true)
        let reason = map.node("reason", required: true)
            .flatMap { map.values.text($0, label: "'reason'", lines: true) }
        let owner = map.text("owner", required: true)
        let approvedBy = map.text("approved_by", required: true)
        let ticket = map.text("ticket")
        let created = map.node("created").flatMap { map.values.day($0, label: "'created'") }
        let expires = map.node("expires", required: true).flatMap { map.values.day($0, label: "'expires'") }
        let coversUnverified = map.flag("covers_unverified") ?? false
        map.finish()
        if let created, let expires, expires <= created {
            map.problems.add(map.valuePosition(of: "expires"), "the waiver expires before it begins")
        }
        guard let id, let rule, let subject, let reason, let owner, let approvedBy, let expires else { return nil }
        return Waiver(
            id: id, rule: rule, subjectPattern: subject, reason: reason, owner: owner, approvedBy: approvedBy,
            ticket: ticket, created: created, expires: expires, coversUnverified: coversUnverified)
    }

    private func reportUnknownRule(_ name: String, at position: SourcePosition, _ problems: ProblemCollector) {
        problems.add(
            position, "there is no rule \(quoted(name))",
            hint: NearestName.hint(for: name, in: knownRules.keys.sorted()) ?? "'forgeaudit rules' lists them")
    }
}
