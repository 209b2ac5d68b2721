// What is recorded of a run itself: requests, listings, what couldn't be seen, digests.

extension SchemaDescription {
    static let run: [TableDescription] = [
        TableDescription(
            "run", "One row: the import.",
            [
                "id": "Always 1.",
                "tool_version": "The release that imported.",
                "config_path": "The config, as the command line named it.",
                "config_sha256": "Of the config's bytes.",
                "started_at": "When the import began.",
                "finished_at": "When it ended; NULL while it runs.",
                "state": "A published snapshot is always `imported`.",
                "complete":
                    "1 where every integration's import is proven complete, or proven to reach nothing (blocked); else 0.",
                "content_sha256":
                    "Digest over everything observed. Two runs that saw the same have the same, whatever their row ids.",
            ]),
        TableDescription(
            "exchange", "Each request and what came back. Never a header, a body or a credential.",
            [
                "id": "Row id.",
                "integration_id": "For which integration it was sent.",
                "app_id": "For which App it was sent, with the App's own key.",
                "fact": "What it was to show.",
                "method": "The HTTP method.",
                "path": "Path and query, below the forge's `api_url`.",
                "status": "The HTTP status; NULL where no answer came.",
                "request_id": "The forge's own id of the request, to ask its operator about.",
                "server_date": "The server's clock.",
                "bytes": "Length of the body.",
                "body_sha256": "Of the body as it came.",
                "attempts": "How often it was sent until this answer came.",
                "failure": "Why there was no usable answer.",
            ]),
        TableDescription(
            "gap", "A reason why something couldn't be observed.",
            [
                "id": "Row id.",
                "integration_id": "Whose.",
                "app_id": "Or whose App's.",
                "fact": "What isn't known.",
                "cause": "The kind of reason, such as `forbidden` or `not-found`.",
                "message": "A sentence, with what the forge said.",
                "missing_permission": "What would have to be granted to see it; NULL where none would help.",
                "subjects": "How many repositories, groups, tokens or installations it hides.",
            ]),
        TableDescription(
            "listing", "How each listing of an integration was read to its end, and whether the numbers agree.",
            [
                "integration_id": ColumnText.integration,
                "fact": "Which listing.",
                "pages": "Pages read.",
                "received": "Rows on them.",
                "distinct_rows": "Different ids among those.",
                "announced": "How many the forge said there are; NULL where it doesn't say.",
                "exhausted": "Whether the last page said that none follows.",
                "doubt": "Why the listing isn't proven complete; NULL where it is.",
            ]),
        TableDescription(
            "table_digest", "What each table held when the import ended, and again when the audit did.",
            [
                "name": "The table.",
                "rows": "Its rows.",
                "sha256": "Over every column of every row. `forgeaudit snapshot verify` recomputes it.",
            ]),
    ]
}
