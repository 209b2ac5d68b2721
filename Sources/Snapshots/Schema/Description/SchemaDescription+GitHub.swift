// What is observed of GitHub Apps and their installations.

extension SchemaDescription {
    static let gitHub: [TableDescription] = apps + installations

    private static let apps: [TableDescription] = [
        TableDescription(
            "app", "A GitHub App of the config, and what GitHub says of it.",
            [
                "id": "Row id.",
                "name": "Its name in the config.",
                "forge_id": "Where it lives.",
                "issuer": "The app id or client id that its key signs for.",
                "github_id": "GitHub's id; NULL where it couldn't be read.",
                "slug": "Its name in URLs.",
                "display_name": "Its name for people.",
                "web_url": "Its page.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
            ]),
        TableDescription(
            "app_permission", "Permissions of an App.",
            [
                "app_id": "The App.",
                "kind": "`requested`: what the App asks of installations. `required`: what the config needs.",
                "name": "The permission, in the API's words.",
                "level": "read, write or admin.",
            ]),
        TableDescription(
            "app_event", "Webhook events of an App.",
            [
                "app_id": "The App.",
                "kind": "`requested`: what the App subscribes to. `required`: what the config needs.",
                "name": "The event.",
            ]),
        TableDescription(
            "app_hook", "The webhook of an App.",
            [
                "app_id": "The App.",
                "status": "Whether there is one.",
                "url": "Its address.",
                "tls_verification": "Whether GitHub verifies the receiver's certificate.",
                "has_secret": "Whether its events are signed.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
            ]),
        TableDescription(
            "app_listing", "How each listing of an App was read, as in `listing`.",
            [
                "app_id": "The App.",
                "fact": "Which listing.",
                "pages": "Pages read.",
                "received": "Rows on them.",
                "distinct_rows": "Different ids among those.",
                "announced": "How many the forge said there are.",
                "exhausted": "Whether the last page said that none follows.",
                "doubt": "Why it isn't proven complete.",
                "exchange_id": "Its last page.",
                "gap_id": "The same doubt, as a gap.",
            ]),
        TableDescription(
            "app_delivery", "The newest deliveries of an App's webhook.",
            [
                "app_id": "The App.",
                "delivery_id": "GitHub's id.",
                "guid": "The same event has the same when it is delivered again.",
                "delivered_at": "When.",
                "event": "Which event.",
                "status": "`OK`, or what went wrong, in GitHub's words.",
            ]),
    ]

    private static let installations: [TableDescription] = [
        TableDescription(
            "app_installation", "Every installation that an App has, attached to an integration or not.",
            [
                "app_id": "The App.",
                "installation_id": "GitHub's id.",
                "account_login": "Where it is installed.",
                "account_kind": "User or Organization.",
                "created_at": "Since when.",
                "suspended_at": "Since when it is suspended.",
                "web_url": "Its page.",
                "exchange_id": ColumnText.exchange,
            ]),
        TableDescription(
            "installation_request", "Requests of members to install an App, waiting for an owner of the organization.",
            [
                "app_id": "The App.",
                "request_id": "GitHub's id.",
                "account_login": "The organization.",
                "requester": "Who asked.",
                "created_at": "When.",
            ]),
        TableDescription(
            "installation", "The installation that an integration is.",
            [
                "integration_id": ColumnText.integration,
                "app_id": "Of which App.",
                "installation_id": "GitHub's id, from the config.",
                "configured_account": "The account that the config says it is on.",
                "installed_by": "Who installed it, as the config says: GitHub's API doesn't tell.",
                "status": "NULL until it was asked for.",
                "successor_id": "Where it is absent: another installation of the App on the same account.",
                "account_login": "The account that GitHub says it is on.",
                "account_id": "That account's id.",
                "account_kind": "User or Organization.",
                "repository_selection": "`all` or `selected` repositories.",
                "created_at": "Since when.",
                "suspended_at": "Since when it is suspended.",
                "suspended_by": "By whom.",
                "web_url": "Its page.",
                "exchange_id": ColumnText.exchange,
                "gap_id": ColumnText.gap,
                "installer_status":
                    "Whether `installed_by` is a member of the organization; NULL where nobody is to be asked about.",
                "installer_role": "The role: `admin` is an Owner.",
                "installer_active": "Whether the membership is active, not just an invitation.",
                "installer_exchange_id": "The request that showed it.",
                "installer_gap_id": "Why it couldn't be read.",
            ]),
        TableDescription(
            "installation_permission", "What an installation is granted.",
            [
                "integration_id": ColumnText.integration,
                "name": "The permission, in the API's words.",
                "level": "read, write or admin.",
            ]),
        TableDescription(
            "installation_event", "The webhook events that an installation sends.",
            ["integration_id": ColumnText.integration, "name": "The event."]),
    ]
}
