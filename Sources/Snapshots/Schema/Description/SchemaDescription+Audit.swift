// What an audit writes: policy, rules, waivers, findings.

extension SchemaDescription {
    static let audit: [TableDescription] = policy + results

    private static let policy: [TableDescription] = [
        TableDescription(
            "audit", "One row: the last audit of this snapshot; none where it wasn't judged.",
            [
                "id": "Always 1.",
                "tool_version": "The release that judged.",
                "as_of": "The instant that dates were compared with.",
                "policy_path": "The config that it judged by.",
                "policy_sha256": "Of that config's bytes.",
                "rules_sha256": "Over all rules with their settings.",
                "fail_on": "The least severity that decides the exit status.",
                "fail_on_new_only": "Whether only findings that are new since the baseline decide it.",
                "max_unverified_percent": "How much may be unverified.",
                "waiver_soon_days": "`audit.waiver_policy.soon_days`.",
                "waiver_broad_percent": "`audit.waiver_policy.broad_percent`.",
                "controls": "Which table of controls.",
            ]),
        TableDescription(
            "rule", "Every rule that was there, with its text and settings, so that reports need no other source.",
            [
                "id": "The rule's id.",
                "position": "Its place in the catalogue.",
                "title": "What is wrong when it fails.",
                "severity": "By this audit's settings.",
                "enabled": "Whether it was applied.",
                "subject_kind": "What it judges.",
                "rationale": "Why it matters.",
                "remediation": "How to fix it.",
                "remediators": "Who can.",
                "false_positives": "When it may be wrong.",
                "settings": "Its settings, for people.",
                "parameters": "The same as JSON.",
                "query": "The SELECT of a rule of one's own; NULL for the product's rules.",
            ]),
        TableDescription(
            "control", "The controls of the table that the audit used.",
            [
                "position": "Its place in the table.",
                "framework": "Such as `NIST 800-53`.",
                "control": "Its id there.",
                "title": "What it asks for.",
            ]),
        TableDescription(
            "rule_control", "Which controls a rule is relevant to.",
            ["rule_id": "The rule.", "framework": "The framework.", "control": "The control."]),
        TableDescription(
            "rule_fact", "What a rule reads.",
            [
                "rule_id": "The rule.",
                "fact": "What it needs to know.",
                "endpoint": "Where that is read.",
                "permission": "What reading it takes.",
            ]),
        TableDescription(
            "waiver", "The config's waivers, and what they did.",
            [
                "id": "Its id.",
                "position": "Its place in the config.",
                "rule_id": "The rule that it is about.",
                "subject_pattern": "A pattern for `integration/path`.",
                "reason": "Why the risk is accepted.",
                "owner": "Who answers for it.",
                "approved_by": "Who agreed.",
                "ticket": "Where that is recorded.",
                "created": "The day on which it was given.",
                "expires": "The first day on which it doesn't count any more.",
                "covers_unverified": "Whether it also accepts what couldn't be verified.",
                "expired": "Whether it had expired at `audit.as_of`.",
                "matches": "How many fails and unverified results it matches.",
                "waives": "How many of them it waives.",
                "broad": "Whether it covers more of an integration than the policy likes.",
            ]),
    ]

    private static let results: [TableDescription] = [
        TableDescription(
            "finding", "Each verdict that is `fail` or `unverified`, waived ones too.",
            [
                "id": "Row id.",
                "fingerprint": "The same rule on the same subject has the same in every snapshot.",
                "rule_id": "The rule.",
                "integration_id": "Where.",
                "app_id": "Or at which App.",
                "verdict": "The verdict.",
                "severity": "The rule's, by this audit's settings.",
                "severity_rank": "0 for info to 4 for critical, to sort by.",
                "waiver_id": "A waiver that matches, expired or not.",
                "waived": "Whether it counts as waived.",
                "subject_kind": "What was judged.",
                "subject_path": "Its name: a path, or such as `token`.",
                "subject_forge_id": "The forge's id of it.",
                "subject_url": "Its page.",
                "reason": "A sentence.",
                "observed": "What is there; NULL for unverified.",
                "expected": "What should be; NULL for unverified.",
                "cause": "Unverified: the kind of reason.",
                "fact": "Unverified: what isn't known.",
                "missing_permission": "Unverified: what would make it known.",
            ]),
        TableDescription(
            "finding_evidence", "Which requests a finding rests on.",
            ["finding_id": "The finding.", "exchange_id": "The request."]),
        TableDescription(
            "verdict_count", "How many subjects of each integration or App got which verdict. Passes are only counted.",
            [
                "integration_id": "Where.",
                "app_id": "Or at which App.",
                "rule_id": "The rule.",
                "verdict": "The verdict.",
                "subjects": "How many.",
            ]),
    ]
}
