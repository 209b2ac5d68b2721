// The shares of an integration's results as a bar, for the eye; the numbers stand beside it.

/// Passed, waived, unverified and failed results from left to right. A share that isn't zero is never invisible.
struct CoverageBar {
    let tally: Tally

    private static let width = 72

    func write(_ page: HTMLPage) {
        guard tally.applicable > 0 else { return }
        let shares = [
            ("pass", tally.pass), ("waived", tally.waived), ("unverified", tally.unverified), ("fail", tally.fail),
        ]
        let label =
            "\(Wording.number(tally.pass)) passed, \(Wording.number(tally.waived)) waived, "
            + "\(Wording.number(tally.unverified)) not verified, \(Wording.number(tally.fail)) failed"
        let attributes: [MarkupWriter.Attribute] = [
            ("class", "bar"), ("role", "img"), ("aria-label", label), ("width", "\(Self.width)"), ("height", "8"),
            ("viewBox", "0 0 \(Self.width) 8"),
        ]
        page.markup.element("svg", attributes) {
            var x = 0
            for (name, width) in Self.widths(shares) where width > 0 {
                let place: [MarkupWriter.Attribute] = [
                    ("class", name), ("x", "\(x)"), ("y", "0"), ("width", "\(width)"), ("height", "8"),
                ]
                page.markup.element("rect", place)
                x += width
            }
        }
    }

    /// Whole units that add up to the bar's width; what rounding leaves goes to the greatest share.
    private static func widths(_ shares: [(name: String, count: Int)]) -> [(String, Int)] {
        let total = max(1, shares.reduce(0) { $0 + $1.count })
        var widths = shares.map { share in
            let exact = Int((Double(share.count) / Double(total) * Double(width)).rounded(.down))
            return share.count == 0 ? 0 : max(3, exact)
        }
        if let greatest = shares.indices.max(by: { shares[$0].count < shares[$1].count }) {
            widths[greatest] += width - widths.reduce(0, +)
        }
        return zip(shares, widths).map { ($0.name, $1) }
    }
}
