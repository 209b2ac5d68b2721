// Described: thresholds, rules, waivers, rules of one's own.

import Inventory

extension ConfigDescription {
    private static let severities = Severity.allCases.map { $0.rawValue }

    static func audit(knownRules: [String: [RuleParameter]], titles: [String: String]) -> ConfigSection {
        let defaults = AuditSettings.defaults
        return ConfigSection(
            "audit", "How findings are judged.",
            [
                ConfigKey(
                    "fail_on", .choice(FailOn.allCases.map { $0.rawValue }), default: .text(defaults.failOn.rawValue),
                    "Findings of this severity and worse decide the exit status. `new` is the default severity with "
                        + "`fail_on_new_only`."),
                ConfigKey(
                    "fail_on_new_only", .flag, default: .flag(defaults.failOnNewOnly),
                    "Whether only findings that are new since the last whole snapshot decide the exit status."),
                ConfigKey(
                    "max_unverified_percent", .integer(0...100), default: .integer(defaults.maxUnverifiedPercent),
                    "The share of results that may be unverified before the audit is *not determined*."),
                ConfigKey(
                    "rules", .section(rules(knownRules, titles)), example: ["rebuild-hook-missing": "off"],
                    "Settings of single rules. Those that aren't named keep their defaults."),
                ConfigKey(
                    "controls", .text(.path), example: "controls.tsv",
                    "A table of controls that replaces the product's own ([controls.tsv](controls.tsv) shows the form)."
                ),
                ConfigKey(
                    "custom_rules", .list(of: .section(customRule), least: 0, unique: false),
                    "Rules of the team's own ([custom-rules.md](custom-rules.md))."),
                ConfigKey("waiver_policy", .section(waiverPolicy), "What waivers must be like."),
                ConfigKey(
                    "waivers", .list(of: .section(waiver(knownRules)), least: 0, unique: false),
                    "Findings that are accepted until a day."),
            ])
    }

    private static func rules(_ known: [String: [RuleParameter]], _ titles: [String: String]) -> ConfigSection {
        ConfigSection(
            "audit.rules",
            "Each key is the id of a rule ([rules.md](rules.md)). The value is `off`, a severity, or a mapping with "
                + "`severity` and the rule's own parameters.",
            known.sorted { $0.key < $1.key }.map { id, parameters in
                ConfigKey(
                    id,
                    .either([
                        .choice(["off"] + severities),
                        .section(ConfigSection("audit.rules.\(id)", titles[id] ?? "", ruleKeys(parameters))),
                    ]), example: "off", titles[id].map { "\($0)." } ?? "")
            }, isCatalogue: true)
    }

    private static func ruleKeys(_ parameters: [RuleParameter]) -> [ConfigKey] {
        [ConfigKey("severity", .choice(severities), example: "high", "Instead of the rule's own.")]
            + parameters.map { parameter in
                let value: ConfigValue =
                    switch parameter.kind {
                    case .integer(let range): .integer(range)
                    case .string: .text(.line)
                    case .strings: .list(of: .text(.line), least: 0, unique: true)
                    }
                return ConfigKey(parameter.name, value, parameter.meaning)
            }
    }

    private static let waiverPolicy = ConfigSection(
        "audit.waiver_policy", "What the organization asks of its waivers.",
        [
            ConfigKey(
                "max_days", .integer(1...3_650), example: 180,
                "The most days from a waiver's `created` to its `expires`; no limit without it."),
            ConfigKey(
                "approver_must_differ", .flag, default: .flag(WaiverPolicy.defaults.approverMustDiffer),
                "Whether owner and approver must be two people."),
            ConfigKey(
                "soon_days", .integer(0...365), default: .integer(WaiverPolicy.defaults.soonDays),
                "How many days before its end a waiver is reported."),
            ConfigKey(
                "broad_percent", .integer(1...100), default: .integer(WaiverPolicy.defaults.broadPercent),
                "The share of an integration's subjects above which a waiver is reported as broad."),
        ])

    private static func waiver(_ known: [String: [RuleParameter]]) -> ConfigSection {
        ConfigSection(
            "audit.waivers[]", "One accepted risk. An expired waiver counts no more, and is reported.",
            [
                ConfigKey("id", .text(.identifier), required: true, example: "W-7", "Its name in reports; unique."),
                ConfigKey(
                    "rule", .either([.choice(known.keys.sorted()), .text(.ruleID)]), required: true,
                    example: "rebuild-hook-missing", "A rule of the catalogue or of `custom_rules`."),
                ConfigKey(
                    "subject", .text(.line), required: true, example: "acme-gitlab/acme/legacy-*",
                    "A pattern for `integration/path`: `*` within a segment, `**` across segments. An integration's id alone "
                        + "covers all of it."),
                ConfigKey(
                    "reason", .text(.prose), required: true, example: "Replaced by scheduled builds.",
                    "Why the risk is accepted."),
                ConfigKey("owner", .text(.line), required: true, example: "alice", "Who answers for it."),
                ConfigKey("approved_by", .text(.line), required: true, example: "bob", "Who agreed."),
                ConfigKey("ticket", .text(.line), example: "PLAT-1182", "Where that is recorded."),
                ConfigKey("created", .text(.day), example: "2026-08-31", "The day on which it was given."),
                ConfigKey(
                    "expires", .text(.day), required: true, example: "2027-01-31",
                    "The first day on which it doesn't count any more."),
                ConfigKey(
                    "covers_unverified", .flag, default: false,
                    "Whether it also accepts results that could not be verified."),
            ])
    }

    private static let customRule = ConfigSection(
        "audit.custom_rules[]", "One rule of the team's own: a SELECT over the snapshot.",
        [
            ConfigKey(
                "id", .text(.ruleID), required: true, example: "acme-repository-public",
                "Two or more words in lower case, joined by hyphens; none of the product's."),
            ConfigKey(
                "title", .text(.line), required: true, example: "Repository is public", "What is wrong when it fails."),
            ConfigKey("severity", .choice(severities), required: true, example: "low", "How bad that is."),
            ConfigKey(
                "about", .choice([SubjectKind.repository.rawValue, SubjectKind.integration.rawValue]),
                default: .text(SubjectKind.repository.rawValue), "What it judges."),
            ConfigKey("rationale", .text(.prose), required: true, example: "Code leaks.", "Why it matters."),
            ConfigKey("remediation", .text(.prose), required: true, example: "Make it private.", "How to fix it."),
            ConfigKey(
                "controls", .list(of: .text(.control), least: 0, unique: true), example: ["NIST 800-53 AC-3"],
                "Controls that it is relevant to: a framework, and as the last word an id."),
            ConfigKey(
                "query", .text(.query),
                example: "SELECT integration, path AS subject, 'pass' AS verdict FROM repository_access_view",
                "The SELECT."),
            ConfigKey(
                "query_file", .text(.path), example: "rules/public.sql",
                "Or a file that holds it, relative to the config."),
        ], constraints: [.exactlyOne(["query", "query_file"])])
}
