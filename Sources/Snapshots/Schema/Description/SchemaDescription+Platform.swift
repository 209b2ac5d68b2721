// What the config says of the platform, and which integrations it has.

extension SchemaDescription {
    static let platform: [TableDescription] = [
        TableDescription(
            "platform_organization", "The platform's organizations, from the config.", ["name": "The organization."]),
        TableDescription(
            "platform_member", "Their members, from the config.",
            [
                "organization": "The organization.",
                "username": "The platform user.",
                "role": "What the user may do there.",
            ]),
        TableDescription(
            "platform_user", "Platform users outside of organizations, from the config.", ["name": "The user."]),
        TableDescription(
            "forge", "A Git hosting service.",
            [
                "id": "Row id.",
                "kind": "Which API it speaks.",
                "api_url": "The API's root.",
                "version": "What it says its version is; NULL where it doesn't say.",
                "enterprise": "GitLab: Enterprise Edition (1) or Community Edition (0).",
            ]),
        TableDescription(
            "integration", "A connection of a platform account to a forge: the config's `integrations`.",
            [
                "id": "Row id.",
                "name": "Its id in the config.",
                "forge_id": "Where it leads.",
                "owner_kind": "What kind of platform account owns it.",
                "owner_name": "That account.",
                "added_by": "The platform user who added it, as the config says.",
                "rebuild_hook_url": "The address that rebuild hooks are to call; NULL where none is expected.",
                "import_state":
                    "`complete`: proven. `incomplete`: something may be missing. `blocked`: proven that nothing can be read. "
                    + "`failed`: nothing was read.",
                "import_doubt": "Why it isn't complete.",
            ]),
        TableDescription(
            "secret", "Where the credential of an App or integration is kept; nothing of the credential itself.",
            [
                "id": "Row id.",
                "integration_id": "Whose.",
                "app_id": "Or which App's.",
                "kept_in": "A file, or somewhere that has no mode.",
                "readable_by_others": "Whether the file's mode lets others than its owner read it.",
            ]),
    ]
}
