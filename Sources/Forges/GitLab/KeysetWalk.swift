// Walks a GitLab listing page by page in the order of ids, which later additions and deletions can't shift.

import Inventory
import JSON

/// A keyset listing of projects with the numbers that prove it.
///
/// Each page tells where the next one begins, so that they can only be had one after the other. What is left after some
/// pages is therefore cut into ranges of ids that are walked side by side. Ranges follow each other without a gap, and
/// each is read until its end has shown itself: by a page that leads no further, or by a row from behind the range.
struct KeysetWalk<Row: Sendable>: Sendable {
    let client: ForgeClient
    let fact: Fact
    /// Path and filters, without paging parameters.
    let path: String
    /// After how many pages the rest is cut into ranges.
    var serialPages = 10
    /// The row and its id; nil where it doesn't have the documented form.
    let parse: @Sendable (JSONValue) -> (Row, id: Int64)?

    /// How a walk ended.
    struct End {
        /// What broke it off.
        var problem: Unreadable?
        /// Up to which id nothing is missing, even where the walk was broken off.
        var reach: Int64
    }

    /// Calls `body` for each page. Pages come in the order of their ids until the listing is cut into ranges.
    func run(_ tally: inout ListingTally, _ body: (KeysetPage<Row>) async throws -> Void) async throws -> End {
        var whole = KeysetRange(next: listing, end: nil, greatest: 0)
        var least: Int64?
        while let current = whole.next {
            guard tally.pages < Self.mostPages else { return stop(&tally, endless, whole.reach) }
            var page = try await read(current)
            let problem = take(&page, of: &whole, into: &tally)
            if page.isList { try await body(page) }
            if let problem { return stop(&tally, problem, whole.reach) }
            least = least ?? page.ids.min()
            guard tally.pages == serialPages, let next = whole.next, let least, Self.leads(next, to: whole.greatest)
            else { continue }
            let ranges = try await ranges(behind: whole.greatest, from: least, tally.received)
            if !ranges.isEmpty { return try await run(ranges, &tally, body) }
        }
        tally.exhausted = true
        return End(problem: nil, reach: whole.reach)
    }

    private func run(
        _ ranges: [KeysetRange], _ tally: inout ListingTally, _ body: (KeysetPage<Row>) async throws -> Void
    ) async throws -> End {
        var ranges = ranges
        let problem: Unreadable? = try await withThrowingTaskGroup(of: (Int, KeysetPage<Row>).self) { group in
            var waiting = ranges.indices[...]
            var problem: Unreadable?
            var asked = tally.pages
            func launch(_ number: Int?) {
                guard problem == nil, let number, let path = ranges[number].next else { return }
                guard asked < Self.mostPages else { return problem = endless }
                asked += 1
                group.addTask { (number, try await read(path)) }
            }
            for _ in 0..<client.context.concurrency { launch(waiting.popFirst()) }
            while let (number, answered) = try await group.next() {
                var page = answered
                problem = take(&page, of: &ranges[number], into: &tally) ?? problem
                // The next page is on the wire while this one is written.
                launch(ranges[number].exhausted ? waiting.popFirst() : number)
                if page.isList { try await body(page) }
            }
            return problem
        }
        let unread = ranges.firstIndex { !$0.exhausted }
        let reach = ranges[...(unread ?? ranges.count - 1)].map(\.reach).max() ?? 0
        if let problem { return stop(&tally, problem, reach) }
        tally.exhausted = unread == nil
        return End(problem: nil, reach: reach)
    }

    /// Counts a page and moves its range on; what forbids to go on is returned.
    private func take(
        _ page: inout KeysetPage<Row>, of range: inout KeysetRange, into tally: inout ListingTally
    ) -> Unreadable? {
        range.next = nil
        guard page.isList else { return page.problem }
        let isBehind = range.end.map { page.cut(before: $0) } ?? false
        tally.add(page.ids, rows: page.received, announced: nil)
        let known = range.greatest
        range.greatest = max(known, page.ids.max() ?? 0)
        page.reach = range.greatest
        if let problem = page.problem { return problem }
        // Every page must lead on to greater ids: else the pages repeat and the walk would never end.
        let advances = page.ids.min().map { $0 > known } ?? isBehind
        guard page.next == nil || advances else { return page.malformed(fact, "its pages don't advance") }
        range.exhausted = page.next == nil || isBehind
        range.next = range.exhausted ? nil : page.next
        page.reach = range.reach
        return nil
    }

    private func read(_ path: String) async throws -> KeysetPage<Row> {
        let answer = try await client.get(path, for: fact)
        var page = KeysetPage<Row>(exchange: answer.exchange)
        if let problem = answer.problem {
            page.problem = problem
            return page
        }
        guard let elements = answer.body?.elements else {
            page.problem = answer.malformed(fact, "no list of projects")
            return page
        }
        page.isList = true
        page.received = elements.count
        for element in elements {
            guard let (row, id) = parse(element) else { continue }
            page.rows.append(row)
            page.ids.append(id)
        }
        do throws(ForeignLink) {
            page.next = try client.nextPage(answer)
        } catch {
            page.problem = answer.malformed(fact, error.reason)
        }
        return page
    }

    /// What is left behind the id `start`, by the greatest id of the listing. The first `received` rows, from the id
    /// `least` on, tell how dense it is where the forge doesn't. Empty where it isn't worth it, or can't be known.
    private func ranges(behind start: Int64, from least: Int64, _ received: Int) async throws -> [KeysetRange] {
        let form = path.contains("simple=true") ? "" : "&simple=true"
        let answer = try await client.get("\(path)\(form)&order_by=id&sort=desc&per_page=1", for: fact)
        guard let last = answer.body?.elements?.first?["id"]?.integer, last > start, least > 0 else { return [] }
        let total = answer.headers["x-total"].flatMap { Int($0) }.map { Double($0) - Double(received) }
        let remaining = total ?? Double(received) * Double(last - start) / Double(start - least + 1)
        return KeysetRange.split(after: start, last: last, remaining: remaining, listing: listing)
    }

    /// Whether the forge's own link to the next page says where it begins as ranges do.
    private static func leads(_ next: String, to id: Int64) -> Bool {
        next.split { $0 == "?" || $0 == "&" }.contains("id_after=\(id)")
    }

    private var listing: String { path + "&order_by=id&sort=asc&pagination=keyset&per_page=100" }

    /// A million projects.
    private static var mostPages: Int { 10_000 }

    private var endless: Unreadable { Unreadable(fact, .incomplete, "The listing doesn't end") }

    private func stop(_ tally: inout ListingTally, _ problem: Unreadable, _ reach: Int64) -> End {
        tally.fail(problem.message)
        return End(problem: problem, reach: reach)
    }
}
