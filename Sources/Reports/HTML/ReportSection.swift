// One part of the page.

/// A section with a heading of its own and an entry in the table of contents.
protocol ReportSection {
    /// The id of the section; it stays the same between versions, because people link to it.
    var anchor: String { get }
    var title: String { get }
    /// Shown beside the title in the table of contents.
    var count: Int? { get }
    /// Whether the script may offer to filter its rows.
    var isFilterable: Bool { get }
    /// Whether it holds evidence to unfold.
    var hasEvidence: Bool { get }

    /// Writes what stands below the heading.
    func write(_ page: HTMLPage) throws
}

extension ReportSection {
    var count: Int? { nil }
    var isFilterable: Bool { false }
    var hasEvidence: Bool { false }
}
