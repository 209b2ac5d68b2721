// The proof that a listing was read to its end, or why it isn't proven.

/// The numbers behind "complete".
package struct ListingProof: Sendable, Hashable {
    package let fact: Fact
    package let pages: Int
    /// Rows received, repeated ones included.
    package let received: Int
    /// Different ids among them.
    package let distinct: Int
    /// The number of rows that the forge announced; nil where it announces none.
    package let announced: Int?
    /// Whether the last page said that nothing follows.
    package let exhausted: Bool
    /// Nil exactly where the listing is proven complete.
    package let doubt: String?

    package init(
        fact: Fact, pages: Int, received: Int, distinct: Int, announced: Int?, exhausted: Bool, doubt: String?
    ) {
        self.fact = fact
        self.pages = pages
        self.received = received
        self.distinct = distinct
        self.announced = announced
        self.exhausted = exhausted
        self.doubt = doubt
    }

    package var complete: Bool { doubt == nil }
}
