// What a table or view of a snapshot holds, in words.

/// One table or view with all of its columns. A test fails where the schema has a column that isn't described.
package struct TableDescription: Sendable {
    package let name: String
    /// A sentence or two.
    package let holds: String
    /// What each column holds, by its name.
    package let columns: [String: String]

    init(_ name: String, _ holds: String, _ columns: KeyValuePairs<String, String>) {
        self.name = name
        self.holds = holds
        self.columns = Dictionary(columns.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What several tables say in the same words.
enum ColumnText {
    static let integration = "Whose."
    static let exchange = "The request that showed it."
    static let gap = "Why it couldn't be read."
    static let viewIntegration = "The integration's id in the config."
    static let app = "The App's name in the config, for what belongs to an App and not to an integration."
    static let flag = "1 yes, 0 no"
}
