// Where a page stands in the report, which decides how it refers to the others.

/// The place of a page, as seen from the first one.
enum PagePlace {
    /// The first page itself, or the single file.
    case first
    /// Beside the first page.
    case beside
    /// In the folder of the pages of integrations and Apps.
    case inside

    /// What leads to the reports' folder.
    var root: String { self == .inside ? "../" : "" }

    /// What leads to the first page; empty on that page.
    var first: String { self == .first ? "" : root + HTMLSite.indexName }

    /// What leads to the folder of the integrations' pages.
    var pages: String { self == .inside ? "" : HTMLSite.pageFolder + "/" }
}
