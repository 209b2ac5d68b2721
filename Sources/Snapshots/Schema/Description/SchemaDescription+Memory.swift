// What a snapshot keeps of earlier ones.

extension SchemaDescription {
    static let memory: [TableDescription] = baseline + past

    static let memoryViews: [TableDescription] = [
        TableDescription(
            "change_view", "What the audit's findings differ in from the baseline's; empty without a baseline.",
            [
                "change": "`new`, `reopened`, `changed` or `resolved`.",
                "severity": "Now; NULL for a resolved finding.",
                "severity_rank": "0 for info to 4 for critical; of a resolved finding what it was.",
                "verdict": "Now; NULL for a resolved finding.",
                "waived": "Now; NULL for a resolved finding.",
                "rule_id": "The rule.",
                "integration": "The integration's id in the config; NULL for an App.",
                "app": ColumnText.app,
                "subject_kind": "What was judged.",
                "subject": "Its name.",
                "verdict_before": "In the baseline; NULL for a new one.",
                "severity_before": "In the baseline.",
                "waived_before": "In the baseline.",
                "since": "When it was first seen in a row; of a reopened one when it was last seen before.",
                "fingerprint": "The finding's.",
            ])
    ]

    private static let baseline: [TableDescription] = [
        TableDescription(
            "baseline", "One row: the snapshot that this one is compared with, the last whole one before it.",
            [
                "id": "Always 1.",
                "state": "Whether there is one.",
                "doubt": "Why there is none, or what is wrong with it.",
                "file": "Its name.",
                "started_at": "When its import began.",
                "finished_at": "When that ended.",
                "content_sha256": "Its digest.",
                "rules_sha256": "Over its audit's rules with their settings.",
                "policy_sha256": "Of the config that it was judged by.",
            ]),
        TableDescription(
            "baseline_integration", "The integrations of the baseline.",
            [
                "name": "The integration's id in the config.",
                "integration_id": "The same integration now; NULL where there is none.",
                "import_state": "As it was.",
                "repositories": "How many it reached.",
                "permissions_known": "Whether its permissions or scopes are known.",
            ]),
        TableDescription(
            "baseline_repository",
            "Repositories that are gone, different or new since the baseline; others have no row.",
            [
                "integration_id": ColumnText.integration,
                "forge_repository_id": "The forge's id.",
                "reached": "Whether the baseline reached it; 0 for a new one.",
                "path": "Its path then.",
                "web_url": "Its page then.",
                "archived": "Whether it was read-only.",
                "access": "The Maintainer access then.",
                "excluded": "Whether the config left it out.",
            ]),
        TableDescription(
            "baseline_permission", "What installations and tokens were granted in the baseline.",
            [
                "integration_id": ColumnText.integration,
                "kind": "An installation's permission or a token's scope.",
                "name": "Which.",
                "level": "read, write or admin; of a scope a mere word.",
            ]),
        TableDescription(
            "baseline_finding", "The findings of the baseline.",
            [
                "fingerprint": "As in `finding`.",
                "rule_id": "The rule.",
                "integration": "The integration's id in the config; NULL for an App.",
                "app": ColumnText.app,
                "verdict": "Then.",
                "severity": "Then.",
                "severity_rank": "Then.",
                "waived": "Then.",
                "subject_kind": "What was judged.",
                "subject_path": "Its name.",
                "subject_forge_id": "The forge's id of it.",
                "since": "When it was first seen in a row.",
            ]),
    ]

    private static let past: [TableDescription] = [
        TableDescription(
            "resolved_finding", "Findings that earlier snapshots had and their successors didn't.",
            ["fingerprint": "As in `finding`.", "last_seen_at": "When it was last there."]),
        TableDescription(
            "history", "A line on each earlier run.",
            [
                "started_at": "When its import began.",
                "finished_at": "When that ended.",
                "content_sha256": "Its digest.",
                "complete": "1 where every import was complete or blocked; else 0.",
                "audited": "Whether it was judged; where not, the counts are 0.",
                "rules_sha256": "Over its rules with their settings.",
                "critical": "Open fails.",
                "high": "Open fails.",
                "medium": "Open fails.",
                "low": "Open fails.",
                "info": "Open fails.",
                "unverified": "Results that could not be verified.",
                "waived": "Waived results.",
                "passes": "Passes.",
                "not_applicable": "Results that don't apply.",
                "coverage_percent": "The share of applicable results that were verified.",
                "integrations": "How many there were.",
                "repositories": "How many were reached.",
                "requests": "How many it took.",
            ]),
    ]
}
