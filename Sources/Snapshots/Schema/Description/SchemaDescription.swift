// The place where every table, view and column of a snapshot is described.

/// All descriptions. `docs/snapshot-schema.md` is rendered from them and from the schema itself.
package enum SchemaDescription {
    /// In the document's order, by chapter.
    package static let chapters: [(title: String, tables: [TableDescription])] = [
        ("Views", views + auditorViews + memoryViews),
        ("The run and its proof", run),
        ("The platform and its integrations", platform),
        ("GitHub", gitHub),
        ("GitLab", gitLab),
        ("Repositories and webhooks", repositories),
        ("The audit", audit),
        ("What is remembered", memory),
    ]

    /// By name.
    package static let tables: [String: TableDescription] = Dictionary(
        chapters.flatMap { $0.tables }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
