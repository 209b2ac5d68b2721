// Offset paging, which both forges do the same way apart from their headers.

/// One page of a list of known length: which part of it, and what its neighbours are.
struct Page: Sendable {
    let number: Int
    let size: Int
    let total: Int

    init(number: Int, size: Int, total: Int) {
        self.number = number
        self.size = size
        self.total = total
    }

    /// How many pages there are; an empty list has one.
    var count: Int { max(1, (total + size - 1) / size) }

    /// The indices of the list that the page shows; empty beyond the end.
    var range: Range<Int> {
        // A page number near Int.max must not overflow.
        guard number <= count else { return total..<total }
        let start = (number - 1) * size
        return start..<min(total, start + size)
    }

    var next: Int? { number < count ? number + 1 : nil }
    var previous: Int? { number > 1 ? min(number - 1, count) : nil }
}
