// What a run that reached its end leaves to those who tell of it.

import Forges
import Foundation

struct RunEnd {
    /// The published snapshot.
    let snapshot: URL
    /// What differs from what was told last; nil where nobody asked.
    let change: RunChange?
    /// What forges said of the requests that are left.
    let quotas: [QuotaTable.Holder: QuotaTable.Quota]
}
