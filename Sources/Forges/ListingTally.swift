// Counts a listing while it is read and says at its end whether it is proven complete.

import Inventory

/// The running numbers of a listing.
struct ListingTally {
    let fact: Fact
    private(set) var ids: Set<Int64> = []
    private(set) var pages = 0
    private(set) var received = 0
    private(set) var malformed = 0
    /// Every total that the forge announced; more than one means that the listing changed while it was read.
    private(set) var announced: Set<Int> = []
    private(set) var failure: String?
    var exhausted = false

    init(_ fact: Fact) { self.fact = fact }

    /// Counts a page. `ids` are those of its well-formed rows, `rows` all of its rows.
    mutating func add(_ pageIDs: [Int64], rows: Int, announced total: Int?) {
        pages += 1
        received += rows
        malformed += rows - pageIDs.count
        ids.formUnion(pageIDs)
        if let total { announced.insert(total) }
    }

    mutating func announce(_ total: Int) { announced.insert(total) }

    /// The first failure counts.
    mutating func fail(_ reason: String) { if failure == nil { failure = reason } }

    var proof: ListingProof {
        ListingProof(
            fact: fact, pages: pages, received: received, distinct: ids.count, announced: announced.max(),
            exhausted: exhausted, doubt: doubt)
    }

    private var doubt: String? {
        if let failure { return failure }
        if malformed > 0 { return "\(malformed) of \(received) rows don't have the documented form" }
        if !exhausted { return "The last page wasn't reached" }
        if announced.count > 1 {
            let totals = announced.sorted().map(String.init).joined(separator: ", ")
            return "The number of rows changed while they were read (\(totals))"
        }
        if ids.count != received { return "\(received - ids.count) rows were sent twice" }
        if let total = announced.first, total != ids.count {
            return "The forge announced \(total) rows and sent \(ids.count)"
        }
        return nil
    }
}
