// The snapshot's schema as a Markdown document: docs/snapshot-schema.md is its output.

import Snapshots

enum SchemaMarkdown {
    static func of(_ outline: SchemaOutline) -> String {
        let contents = outline.chapters.map { chapter in
            "- \(chapter.title): " + chapter.tables.map { "[`\($0.name)`](#\($0.name))" }.joined(separator: ", ")
        }
        let body = outline.chapters.flatMap { chapter in
            ["", "## \(chapter.title)"] + chapter.tables.flatMap { table($0) }
        }
        return (introduction + contents + body).joined(separator: "\n")
    }

    private static var introduction: [String] {
        [
            "# The snapshot's schema", "",
            "Generated from the code by `make docs` (`forgeaudit snapshot schema`); don't edit it here. Schema version "
                + "\(Schema.version). [`queries.md`](queries.md) has queries to start from.", "",
            "A snapshot is one SQLite file. `PRAGMA application_id` is 1718051189 (`fgau`), `PRAGMA user_version` the schema's "
                + "version.", "",
            "## What a reader may rely on", "",
            "- **Views and tables of a version keep their columns**, with the meaning, type and allowed values given here. Later "
                + "versions may add tables, views, columns and allowed values; name the columns that you want rather than "
                + "`SELECT *`, and leave room for a word that you don't know.",
            "- **What would break a reader raises the version.** A column that goes away, or means something else, is a new "
                + "`user_version` and a line in the changelog. forgeaudit reads snapshots of every earlier version and refuses a "
                + "newer one.",
            "- **Views before tables**: where both have an answer, the view is the more stable one. Tables are for what no "
                + "view shows.",
            "- **Instants** are texts in UTC, `2026-11-22T02:00:00Z`; **days** are `2026-11-22`. Both sort as texts. **Flags** are 1 "
                + "and 0. **Digests** are SHA-256 in lower-case hex.",
            "- **NULL is *not known* or *doesn't apply*, never *no*.** Where the difference counts, a gap beside it says so.",
            "- **Row ids mean nothing outside of their file.** What stays is `finding.fingerprint`, `integration.name`, "
                + "`app.name` and `repository.forge_repository_id` with its forge.",
            "- **A published snapshot isn't changed in place**; a new audit replaces the file as a whole. Open it read-only "
                + "(`sqlite3 -readonly`, `file:…?mode=ro&immutable=1`).",
            "- **Texts from forges are data of strangers**: names, messages and addresses may hold anything printable. Escape "
                + "them for whatever you put them into. Credentials are never in a snapshot.",
            "- Not promised: row order without `ORDER BY`, indices, `grdb_migrations`, the wording of sentences.", "",
            "## Contents", "",
        ]
    }

    private static func table(_ table: SchemaOutline.Table) -> [String] {
        var lines = ["", "### \(table.name)", "", table.holds, ""]
        if table.isView {
            lines += ["| column | type | what it holds |", "| --- | --- | --- |"]
            lines += table.columns.map { "| `\($0.name)` | \(type($0)) | \(cell($0.holds)) |" }
            return lines
        }
        lines += ["| column | type | NULL | what it holds |", "| --- | --- | --- | --- |"]
        lines += table.columns.map {
            "| `\($0.name)` | \(type($0)) | \($0.nullable == true ? "may be" : "never") | \(cell(meaning($0))) |"
        }
        let key = table.columns.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }
        lines += ["", "Primary key: \(names(key.map { $0.name }))."]
        for unique in table.uniques { lines.append("Unique: \(names(unique)).") }
        return lines
    }

    private static func type(_ column: SchemaOutline.Column) -> String {
        switch column.values {
        case []: column.type.lowercased()
        case ["0", "1"]: "flag"
        default: column.type.lowercased()
        }
    }

    private static func meaning(_ column: SchemaOutline.Column) -> String {
        var text = column.holds
        if !column.values.isEmpty, column.values != ["0", "1"] {
            let words = column.values.map { "`\($0.replacing("'", with: ""))`" }.joined(separator: ", ")
            text += " One of \(words)."
        }
        if let target = column.references { text += " Refers to `\(target)`." }
        return text
    }

    private static func names(_ columns: [String]) -> String {
        columns.map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
