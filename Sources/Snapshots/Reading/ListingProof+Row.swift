// Reads a proof back from the columns that both tables of listings share.

import GRDB
import Inventory

extension ListingProof {
    init(_ fact: Fact, _ row: Row) {
        self.init(
            fact: fact, pages: row["pages"], received: row["received"], distinct: row["distinct_rows"],
            announced: row["announced"], exhausted: row["exhausted"], doubt: row["doubt"])
    }
}
