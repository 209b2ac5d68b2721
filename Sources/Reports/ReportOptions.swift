// The choices that change single reports.

/// What config and command line may choose beside the formats.
package struct ReportOptions: Sendable, Hashable {
    package var html: HTMLOptions
    package var junit: JUnitOptions
    package var sarif: SARIFOptions

    package init(
        html: HTMLOptions = HTMLOptions(), junit: JUnitOptions = JUnitOptions(), sarif: SARIFOptions = SARIFOptions()
    ) {
        self.html = html
        self.junit = junit
        self.sarif = sarif
    }
}
