// Walks a GitLab listing page by page in the order of ids, which later additions and deletions can't shift.

import Inventory
import JSON

/// A keyset listing of projects with the numbers that prove it.
struct KeysetWalk {
    let client: ForgeClient
    let fact: Fact
    /// Path and filters, without paging parameters.
    let path: String

    /// One page: its exchange, its well-formed rows, and the number of all its rows.
    struct Page {
        let exchange: ExchangeID
        let rows: [JSONValue]
    }

    /// Calls `body` for each page; it returns the ids of the rows it could read. The gap tells what broke the walk off.
    func run(
        _ tally: inout ListingTally, _ body: (Page) async throws -> [Int64]
    ) async throws -> Unreadable? {
        var next: String? = path + "&order_by=id&sort=asc&pagination=keyset&per_page=100"
        var greatest: Int64 = 0
        while let current = next {
            guard tally.pages < Self.mostPages else {
                return stop(&tally, Unreadable(fact, .incomplete, "The listing doesn't end"))
            }
            let answer = try await client.get(current, for: fact)
            if let problem = answer.problem { return stop(&tally, problem) }
            guard let rows = answer.body?.elements else {
                return stop(&tally, answer.malformed(fact, "no list of projects"))
            }
            let ids = try await body(Page(exchange: answer.exchange, rows: rows))
            tally.add(ids, rows: rows.count, announced: nil)
            do throws(ForeignLink) {
                next = try client.nextPage(answer)
            } catch {
                return stop(&tally, answer.malformed(fact, error.reason))
            }
            guard next != nil else { break }
            // Every page must lead on to greater ids: else the pages repeat and the walk would never end.
            guard let least = ids.min(), let most = ids.max(), least > greatest else {
                return stop(&tally, answer.malformed(fact, "its pages don't advance"))
            }
            greatest = most
        }
        tally.exhausted = true
        return nil
    }

    /// A million projects.
    private static let mostPages = 10_000

    private func stop(_ tally: inout ListingTally, _ problem: Unreadable) -> Unreadable {
        tally.fail(problem.message)
        return problem
    }
}
