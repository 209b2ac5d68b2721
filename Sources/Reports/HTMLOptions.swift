// What the HTML reports do with more results than they can show.

/// The choices that change the HTML reports.
package struct HTMLOptions: Sendable, Hashable {
    /// Whether `report.html` is cut off at its limit, and says so; else it isn't written there, and says why.
    package var truncates: Bool

    package init(truncates: Bool = false) { self.truncates = truncates }

    /// The most results that `report.html` shows one by one.
    package static let resultLimit = 1_000
    /// The most bytes of data that `explore.html` holds: about half a million results.
    static let explorerLimit = 10_000_000
}
