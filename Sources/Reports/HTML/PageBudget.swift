// Keeps the page small enough to load at once and to print: at most 300 KB and 5,000 elements.

/// How much of each list the page shows. What is left out is announced there, with its number.
struct PageBudget {
    /// Findings with their evidence, and the bytes that they may take together.
    let findings: Int
    let findingBytes: Int
    let integrations = 100
    let gaps = 40
    /// Rows of unverified results, and the links to rules in them.
    let unverifiedRows = 60
    let unverifiedLinks = 260
    let waivers = 50
    let rules = 80
    let controls = 120

    init(_ contents: ReportContents) {
        let integrations = min(contents.integrations.count, self.integrations)
        let gaps = min(contents.gaps.count, self.gaps)
        let rows = min(contents.groups.count, unverifiedRows)
        let links = min(contents.groups.count, unverifiedLinks)
        let rules = min(contents.rules.count, self.rules)
        let waivers = min(contents.waivers.count, self.waivers)
        // Measured on the page: elements and bytes that one row of each list takes, and what is always there.
        let elements = 420 + integrations * 24 + gaps * 13 + rows * 6 + links * 2 + rules * 52 + waivers * 16
        let bytes =
            24_000 + integrations * 1_300 + gaps * 900 + rows * 700 + links * 110 + rules * 3_900 + waivers * 900
        findings = min(100, max(20, (4_900 - elements) / 19))
        findingBytes = max(55_000, 281_000 - bytes)
    }
}
