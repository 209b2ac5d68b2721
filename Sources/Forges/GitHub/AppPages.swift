// Reads a listing with an App's own key, page by page.

import Inventory
import JSON

/// One of the App's listings. GitHub announces no total for them: it is complete where the last page said that nothing
/// follows, every row could be read and none came twice.
struct AppPages {
    let client: ForgeClient
    let fact: Fact
    let path: String
    /// What a 404 in the forge's own words means, where it means that this forge has no such endpoint.
    var absence: String?

    /// `row` gets each row with the exchange of its page and returns it with its id, nil where it isn't of the documented
    /// form. `announced` is a number of rows that is known from elsewhere.
    func read<Row: Sendable>(
        announced: Int? = nil, _ row: (JSONValue, ExchangeID) -> (id: Int64, value: Row)?
    ) async throws -> AppListing<Row> {
        var tally = ListingTally(fact)
        var found: [Row] = []
        var failure: Unreadable?
        var last: ExchangeID?
        var next: String? = path
        while let current = next, failure == nil {
            guard tally.pages < Self.mostPages else {
                failure = Unreadable(fact, .incomplete, "The listing doesn't end", exchange: last)
                break
            }
            let answer = try await client.get(current, for: fact)
            guard let rows = answer.body?.elements else {
                failure = problem(answer)
                // What was never sent has no exchange.
                last = failure?.exchange
                break
            }
            last = answer.exchange
            let page = rows.compactMap { row($0, answer.exchange) }
            found += page.map(\.value)
            tally.add(page.map(\.id), rows: rows.count, announced: nil)
            do throws(ForeignLink) {
                next = try client.nextPage(answer)
            } catch {
                failure = answer.malformed(fact, error.reason)
            }
            if next == current { failure = failure ?? answer.malformed(fact, "its pages don't advance") }
        }
        return listing(found, &tally, failure, announced: announced, last: last)
    }

    private func problem(_ answer: Answer) -> Unreadable {
        if answer.isNotFound, let absence {
            return Unreadable(fact, .unsupported, absence, exchange: answer.exchange)
        }
        return answer.problem ?? answer.malformed(fact, "no list")
    }

    private func listing<Row: Sendable>(
        _ rows: [Row], _ tally: inout ListingTally, _ failure: Unreadable?, announced: Int?, last: ExchangeID?
    ) -> AppListing<Row> {
        if let failure { tally.fail(failure.message) } else { tally.exhausted = true }
        // A number from elsewhere may lag behind, or leave some out: only rows that it promises and that didn't come count.
        if let announced, announced >= tally.ids.count { tally.announce(announced) }
        let proof = tally.proof
        let gap = failure ?? proof.doubt.map { Unreadable(fact, .incomplete, $0, exchange: last) }
        return AppListing(rows: rows, proof: proof, gap: gap, exchange: last)
    }

    /// 1,000 pages are 100,000 rows.
    private static let mostPages = 1000
}
