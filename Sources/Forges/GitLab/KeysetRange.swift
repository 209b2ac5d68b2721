// Cuts what is left of a long listing into ranges of ids, which can be read side by side.

/// The ids between two others, and how far they were read.
struct KeysetRange {
    /// The next page to ask for; nil where none is left.
    var next: String?
    /// All ids of the range are smaller; nil for the last one, which ends where the listing does.
    let end: Int64?
    /// The greatest id that was read. Every page must lead on to greater ones.
    var greatest: Int64
    /// Whether everything in the range was read.
    var exhausted = false

    /// Up to which id everything is known, given that it is up to this range.
    var reach: Int64 { exhausted ? max(greatest, (end ?? 0) - 1) : greatest }

    /// Ranges of one width that follow each other without a gap: the first begins behind `start`, the last is open. Their
    /// number depends on nothing but the arguments, so that the same fleet is read by the same requests. Empty where
    /// there is nothing to win. `remaining` is an estimate of the rows behind `start`, of which `last` is the greatest.
    static func split(after start: Int64, last: Int64, remaining: Double, listing: String) -> [KeysetRange] {
        guard start > 0, last > start, last < .max, remaining >= 2 * rowsPerRange else { return [] }
        let count = Int64(min(mostRanges, remaining / rowsPerRange))
        guard count > 1, (last - start) / count > 0 else { return [] }
        let width = (last - start) / count
        return (0..<count).map { number in
            let after = start + number * width
            let end = number == count - 1 ? nil : after + width + 1
            let bound = end.map { "&id_before=\($0)" } ?? ""
            return KeysetRange(next: "\(listing)&id_after=\(after)\(bound)", end: end, greatest: after)
        }
    }

    /// A range that turns out empty costs a request.
    private static let mostRanges = 64.0
    /// Ten pages.
    private static let rowsPerRange = 1_000.0
}
