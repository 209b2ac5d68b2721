// Keeps the first page small enough to load at once and to print: at most 300 KB and 5,000 elements.

/// How much of each list a page shows. What is left out is announced there, with its number.
struct PageBudget {
    /// Findings with their evidence, and the bytes that they may take together.
    let findings: Int
    let findingBytes: Int
    let integrations: Int
    let gaps: Int
    /// Rows of unverified results, and the links to rules in them.
    let unverifiedRows: Int
    let unverifiedLinks: Int
    let waivers: Int
    let rules: Int
    let controls: Int
    /// Bytes of names in fold-out lists of one section, and names in one list.
    let names: Int
    let namesEach: Int

    static let integrationLimit = 100

    /// The first page of a folder, beside which `rest` is free for findings: nothing while that is being measured.
    init(page rest: (elements: Int, bytes: Int)) {
        (integrations, gaps, unverifiedRows, unverifiedLinks) = (Self.integrationLimit, 24, 60, 260)
        (waivers, rules, controls, names, namesEach) = (50, 80, 120, 8_000, 20)
        findings = min(Self.findingLimit, max(0, rest.elements / Self.elementsEach))
        findingBytes = max(0, rest.bytes)
    }

    /// A single file shows everything up to its limit of results; lists are cut only where they are beyond reading.
    init(file site: HTMLSite) {
        (integrations, gaps, unverifiedRows, unverifiedLinks) = (1_000, 500, 500, 2_000)
        (waivers, rules, controls, names, namesEach) = (500, 500, 500, 200_000, 200)
        (findings, findingBytes) = (site.resultLimit, 8_000_000)
    }

    /// What is left of a page that takes so much without any finding. A finding may go a little beyond its share.
    static func rest(elements: Int, bytes: Int) -> (elements: Int, bytes: Int) {
        (5_000 - elements, 296_000 - bytes)
    }

    /// Findings on the first page, and the most elements that one takes.
    private static let findingLimit = 100
    private static let elementsEach = 22
}
