// What is observed of GitLab access tokens.

extension SchemaDescription {
    static let gitLab: [TableDescription] = [
        TableDescription(
            "token", "The access token that an integration is.",
            [
                "integration_id": ColumnText.integration,
                "fingerprint": "The same token has the same within one snapshot. It doesn't give the token away.",
                "status": "NULL until it was asked for.",
                "rejection": "Why GitLab rejects it.",
                "rejection_detail": "What it said.",
                "token_id": "GitLab's id.",
                "name": "Its name.",
                "granular": "Whether it is a fine-grained token, whose permissions aren't scopes.",
                "active": "What GitLab says.",
                "revoked": "What GitLab says.",
                "created_at": "When it was made.",
                "expires_on": "The first day on which it doesn't work any more.",
                "expiry_known": "1 with `expires_on` NULL: it never expires. 0: GitLab didn't say.",
                "last_used_at": "When it was last used before this run, as precisely as GitLab tells.",
                "last_use_known": "1 with `last_used_at` NULL: it was never used. 0: GitLab didn't say.",
                "user_id": "Whose token it is.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
            ]),
        TableDescription(
            "token_scope", "The scopes of a token.",
            ["integration_id": ColumnText.integration, "name": "The scope, such as `api`."]),
        TableDescription(
            "token_user", "The user that a token acts as.",
            [
                "integration_id": ColumnText.integration,
                "user_id": "GitLab's id.",
                "username": "The login.",
                "state": "`active`, `blocked` and so on.",
                "administrator": "Whether it may administrate the whole instance.",
                "bot": "Whether it is the user of a project or group token.",
                "web_url": "Its page.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
            ]),
    ]
}
