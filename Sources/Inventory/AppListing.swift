// A listing that an App's own key reads, with its proof.

/// The rows that were received and how far they can be relied on: a row that is there proves itself, a row that isn't proves
/// something only where the listing is complete.
package struct AppListing<Row: Sendable>: Sendable {
    package let rows: [Row]
    package let proof: ListingProof
    /// Why it isn't proven complete; nil exactly where it is.
    package let gap: Unreadable?
    /// The exchange of its last page, or of the one that broke it off.
    package let exchange: ExchangeID?

    package init(rows: [Row], proof: ListingProof, gap: Unreadable?, exchange: ExchangeID?) {
        self.rows = rows
        self.proof = proof
        self.gap = gap
        self.exchange = exchange
    }

    /// A listing of which nothing was received.
    package static func unread(_ gap: Unreadable) -> AppListing {
        AppListing(
            rows: [],
            proof: ListingProof(
                fact: gap.fact, pages: 0, received: 0, distinct: 0, announced: nil, exhausted: false,
                doubt: gap.message),
            gap: gap, exchange: gap.exchange)
    }
}
