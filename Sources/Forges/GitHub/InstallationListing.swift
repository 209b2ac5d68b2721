// Lists the repositories of an installation: page 1 tells the number of pages, the others come side by side.

import Inventory
import JSON

/// `GET /installation/repositories` in full, with the numbers that prove it.
struct InstallationListing {
    let client: ForgeClient
    let sink: ObservationSink

    /// What is kept of a page's body.
    private struct Content: Sendable {
        var repositories: [Repository] = []
        /// The number of all rows; nil where there is no list of them.
        var rows: Int?
        let total: Int?

        init(_ body: JSONValue) {
            total = body["total_count"]?.integer.map { Int($0) }
            var rows = 0
            let isList = body["repositories"]?.forEachElement { row in
                rows += 1
                if let repository = Repository(githubPayload: row) { repositories.append(repository) }
            }
            self.rows = isList == true ? rows : nil
        }
    }

    private struct Page {
        let exchange: ExchangeID
        let repositories: [Repository]
        let rows: Int
        let total: Int?
        let hasNext: Bool
        let lastPage: Int?
    }

    /// The proof, and the gap behind a failure. A listing that changed while it was read is read again, up to three
    /// times in all; what the last reading doesn't hold is withdrawn.
    func read() async throws -> (ListingProof, Unreadable?) {
        var seen: Set<Int64> = []
        var pass = 1
        while true {
            let (tally, failure) = try await readOnce()
            // The first reading is most often the only one, and a copy of its ids takes megabytes.
            seen = pass == 1 ? tally.ids : seen.union(tally.ids)
            let proof = tally.proof
            guard proof.doubt != nil, failure == nil, tally.malformed == 0, pass < Self.mostPasses else {
                if proof.complete, seen.count > tally.ids.count {
                    try await sink(.withdrawn(seen.subtracting(tally.ids).sorted()))
                }
                return (proof, failure)
            }
            pass += 1
        }
    }

    private func readOnce() async throws -> (ListingTally, Unreadable?) {
        var tally = ListingTally(.installationRepositories)
        let first: Page
        switch try await page(1) {
        case .success(let page): first = page
        case .failure(let reason):
            tally.fail(reason.message)
            return (tally, reason)
        }
        try await take(first, into: &tally)
        let pages = min(first.lastPage ?? 1, Self.mostPages)
        guard first.hasNext, pages > 1 else {
            tally.exhausted = !first.hasNext
            return (tally, nil)
        }
        let failure = try await readRest(pages, &tally)
        return (tally, failure)
    }

    private func readRest(_ pages: Int, _ tally: inout ListingTally) async throws -> Unreadable? {
        try await withThrowingTaskGroup(of: (Int, Result<Page, Unreadable>).self) { group in
            var next = 2
            var failure: Unreadable?
            func launch() {
                guard next <= pages, failure == nil else { return }
                let number = next
                next += 1
                group.addTask { (number, try await page(number)) }
            }
            // The governor bounds the requests: two more tasks, so that pages are taken apart while others are on the wire.
            for _ in 0..<client.context.concurrency + 2 { launch() }
            while let (number, result) = try await group.next() {
                switch result {
                case .success(let page):
                    // The next page is on the wire while this one is written.
                    launch()
                    try await take(page, into: &tally)
                    if number == pages { tally.exhausted = !page.hasNext }
                case .failure(let reason):
                    failure = failure ?? reason
                    tally.fail(reason.message)
                }
            }
            return failure
        }
    }

    private func take(_ page: Page, into tally: inout ListingTally) async throws {
        tally.add(page.repositories.map(\.id), rows: page.rows, announced: page.total)
        // GitHub's pages shift when a repository goes: without the total nothing shows that one was skipped.
        if page.total == nil { tally.fail("The forge announced no number of repositories") }
        try await sink(.repositories(page.repositories, listedIn: page.exchange))
    }

    private func page(_ number: Int) async throws -> Result<Page, Unreadable> {
        let suffix = number == 1 ? "" : "&page=\(number)"
        let (answer, content) = try await client.get(
            "/installation/repositories?per_page=100\(suffix)", for: .installationRepositories
        ) { Content($0) }
        if let problem = answer.problem { return .failure(problem) }
        guard let content, let rows = content.rows else {
            return .failure(answer.malformed(.installationRepositories, "no list of repositories"))
        }
        let next: String?
        do throws(ForeignLink) {
            next = try client.nextPage(answer)
        } catch {
            return .failure(answer.malformed(.installationRepositories, error.reason))
        }
        return .success(
            Page(
                exchange: answer.exchange, repositories: content.repositories, rows: rows,
                total: content.total, hasNext: next != nil,
                lastPage: answer.headers["link"].flatMap { LinkTargets($0).lastPage }))
    }

    private static let mostPasses = 3
    /// 10,000 pages are a million repositories.
    private static let mostPages = 10_000
}
