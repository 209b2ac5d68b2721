// What every conversation with a forge shares within a run.

package import Foundation
package import Inventory
package import Transport

/// The run's transport, clock, budgets and the numbering of exchanges.
package struct ForgeContext: Sendable {
    package let transport: any HTTPTransport
    /// The wall clock: frozen in demos and tests, never used to measure waiting.
    package let now: @Sendable () -> Date
    let exchanges: ExchangeCounter
    let budget: WaitBudget
    let retry: RetryPolicy
    /// Requests under way at once for one credential.
    package let concurrency: Int
    let governors: GovernorTable
    /// What forges said of the requests that are left.
    package let quotas = QuotaTable()
    /// Hears of each limit that the run begins to wait out: the forge's API, and for how many seconds.
    let waiting: @Sendable (_ apiURL: String, _ seconds: Double) -> Void

    /// `lastExchange` is the greatest exchange number in use in the snapshot, `waitSeconds` how long the run may wait for
    /// limits and retries in all.
    package init(
        transport: any HTTPTransport, now: @escaping @Sendable () -> Date, waitSeconds: Int, concurrency: Int,
        lastExchange: ExchangeID = 0,
        retry: RetryPolicy = RetryPolicy(),
        waiting: @escaping @Sendable (_ apiURL: String, _ seconds: Double) -> Void = { _, _ in }
    ) {
        self.transport = transport
        exchanges = ExchangeCounter(after: lastExchange)
        self.now = now
        budget = WaitBudget(seconds: waitSeconds)
        self.retry = retry
        self.waiting = waiting
        self.concurrency = concurrency
        governors = GovernorTable(limit: concurrency)
    }
}
