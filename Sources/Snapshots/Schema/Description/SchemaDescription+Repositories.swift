// What is observed of repositories and webhooks.

extension SchemaDescription {
    static let repositories: [TableDescription] = [
        TableDescription(
            "repository", "Each repository once, whoever reaches it.",
            [
                "id": "Row id.",
                "forge_id": "Where it is.",
                "forge_repository_id": "The forge's id, which stays when it is renamed.",
                "path": "Its full path.",
                "default_branch": "NULL where it has none or the forge doesn't say.",
                "visibility": "`public`, `internal` or `private`.",
                "archived": "Whether it is read-only.",
                "disabled": "GitHub: whether it is disabled.",
                "empty": "GitLab: whether it has no commit.",
                "pending_deletion_on": "GitLab: the day on which it will be deleted.",
                "namespace_path": "The user or group above it.",
                "in_user_namespace": "Whether that is a user.",
                "web_url": "Its page.",
            ]),
        TableDescription(
            "integration_repository", "Which integration reaches which repository, and what it may do there.",
            [
                "integration_id": "Who reaches it.",
                "repository_id": "What is reached.",
                "excluded": "Whether the config leaves it out.",
                "listed_in": "The page that named it; NULL for a stale row.",
                "stale_since":
                    "The row was carried over: since when it wasn't read any more. Nothing in it is known today.",
                "access":
                    "GitLab: whether Maintainer access is `held`. NULL for GitHub, where the App's permissions decide.",
                "access_exchange_id": ColumnText.exchange,
                "access_gap_id": ColumnText.gap,
                "hooks": "GitLab: whether the project's webhooks are known; NULL where they weren't asked for.",
                "hooks_exchange_id": ColumnText.exchange,
                "hooks_gap_id": ColumnText.gap,
            ]),
        TableDescription(
            "group_hooks", "GitLab groups whose webhooks were asked for.",
            [
                "id": "Row id.",
                "integration_id": ColumnText.integration,
                "group_path": "The group.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
            ]),
        TableDescription(
            "webhook", "Webhooks of GitLab projects and groups.",
            [
                "id": "Row id.",
                "integration_id": ColumnText.integration,
                "repository_id": "The project that it is on.",
                "group_hooks_id": "Or the group.",
                "forge_hook_id": "GitLab's id.",
                "url": "The address, without what may be a secret in it.",
                "push_events": "Whether pushes call it.",
                "tls_verification": "Whether GitLab verifies the receiver's certificate.",
                "branch_filter_kind": "`all_branches`, `wildcard` or `regex`.",
                "branch_filter": "Which branches call it; empty for all.",
                "alert_status": "`executable`, `temporarily_disabled` or `disabled`.",
                "disabled_until": "When GitLab tries again.",
            ]),
        TableDescription(
            "expectation", "Repositories that the config expects an integration to reach.",
            ["integration_id": ColumnText.integration, "path": "The full path."]),
    ]
}
