// The two listings whose difference is the effective Maintainer access.

import Inventory
import JSON

/// Lists all projects of a token's user and, side by side, those on which the user is at least Maintainer.
struct ProjectListings {
    let client: ForgeClient
    let sink: ObservationSink
    /// Paths whose hooks need no reading.
    let exclude: [SubjectPattern]
    /// See `KeysetWalk`.
    var serialPages = 10

    /// What both listings showed.
    struct Outcome {
        var projects: ListingProof
        var maintained: ListingProof
        var candidates: [ProjectCandidate] = []
        var namespaces = NamespaceTable()
        var maintainedIDs: Set<Int64> = []
        /// Pages of the Maintainer listing with the greatest id that each covers, in the order of ids: where a missing
        /// project would have stood.
        var maintainedPages: [(last: Int64, exchange: ExchangeID)] = []
        /// Up to which id that listing was read without a gap.
        var maintainedReach: Int64 = 0
        var projectsFailure: Unreadable?
        var maintainedFailure: Unreadable?
        /// Rows of the first listing that don't have the documented form: reading it again wouldn't help.
        var malformed = 0
    }

    private static let mostPasses = 3

    /// Listings that changed while they were read are read again, up to three times in all; what the last reading doesn't
    /// hold is withdrawn.
    func read() async throws -> Outcome {
        var seen: Set<Int64> = []
        var pass = 1
        while true {
            var outcome = try await readOnce()
            let projects = Set(outcome.candidates.map(\.id))
            // The first reading is most often the only one, and a copy of its ids takes megabytes.
            seen = pass == 1 ? projects : seen.union(projects)
            let failed = outcome.projectsFailure != nil || outcome.maintainedFailure != nil
            // A project that only the narrower listing holds came between the two.
            let drifted = !outcome.projects.complete || !outcome.maintainedIDs.isSubset(of: projects)
            guard drifted, !failed, outcome.malformed == 0, pass < Self.mostPasses else {
                if outcome.projects.complete, seen.count > projects.count {
                    try await sink(.withdrawn(seen.subtracting(projects).sorted()))
                }
                if !outcome.maintainedIDs.isEmpty, !outcome.showsFilter { try await checkFilter(&outcome) }
                return outcome
            }
            pass += 1
        }
    }

    private func readOnce() async throws -> Outcome {
        async let all = readProjects()
        async let maintained = readMaintained()
        var outcome = try await all
        let other = try await maintained
        outcome.maintained = other.proof
        outcome.maintainedIDs = other.ids
        outcome.maintainedPages = other.pages
        outcome.maintainedReach = other.reach
        outcome.maintainedFailure = other.failure
        return outcome
    }

    /// Nothing was left out of the narrower listing: either the user maintains everything, or the server ignores
    /// `min_access_level`, as servers do with parameters that they don't know. One that knows it refuses a level that
    /// doesn't exist.
    private func checkFilter(_ outcome: inout Outcome) async throws {
        let answer = try await client.get(
            "/projects?membership=true&min_access_level=1&simple=true&per_page=1", for: .maintainerProjects)
        // In GitLab's own words: a proxy may answer 400 to anything.
        if answer.status == 400, !answer.message.isEmpty { return }
        outcome.maintainedIDs = []
        // What broke the listing off says more than that this question got no answer either.
        if outcome.maintainedFailure != nil, answer.problem != nil { return }
        let reason: Unreadable
        if let problem = answer.problem {
            reason = Unreadable(
                .maintainerProjects, problem.cause,
                "Whether this GitLab applies `min_access_level` isn't known: \(problem.message)",
                missingPermission: problem.missingPermission, exchange: problem.exchange)
        } else {
            reason = Unreadable(
                .maintainerProjects, .unsupported, "This GitLab doesn't show that it applies `min_access_level`",
                exchange: answer.exchange)
        }
        var tally = ListingTally(.maintainerProjects)
        tally.fail(reason.message)
        outcome.maintained = tally.proof
        outcome.maintainedFailure = reason
    }

    private func readProjects() async throws -> Outcome {
        var tally = ListingTally(.projects)
        var candidates: [ProjectCandidate] = []
        var namespaces = NamespaceTable()
        let walk = KeysetWalk<Repository>(
            client: client, fact: .projects, path: "/projects?membership=true", serialPages: serialPages
        ) { row in Repository(gitlabPayload: row).map { ($0, id: $0.id) } }
        let end = try await walk.run(&tally) { page in
            for repository in page.rows {
                let judged = repository.canBuild && !exclude.contains { $0.matches(repository.path) }
                candidates.append(
                    ProjectCandidate(
                        id: repository.id, namespace: namespaces.number(of: repository), wantsHooks: judged))
            }
            try await sink(.repositories(page.rows, listedIn: page.exchange))
        }
        // Ranges come as they please; what follows is to be the same in every run.
        candidates.sort { $0.id < $1.id }
        let failure = if let failure = end.problem { failure } else { try await announceTotal(&tally) }
        let proof = tally.proof
        return Outcome(
            projects: proof, maintained: proof, candidates: candidates, namespaces: namespaces,
            projectsFailure: failure, malformed: tally.malformed)
    }

    /// GitLab's keyset pages tell no total; an offset page of one row does, up to 10,000 rows. Below that its absence
    /// leaves a doubt: a proxy that takes the total away may take the link to the next page away as well.
    private func announceTotal(_ tally: inout ListingTally) async throws -> Unreadable? {
        let answer = try await client.get("/projects?membership=true&simple=true&per_page=1", for: .projects)
        if let total = answer.headers["x-total"].flatMap({ Int($0) }) {
            tally.announce(total)
            return nil
        }
        guard tally.ids.count < Self.mostCounted else { return nil }
        let gap =
            answer.problem
            ?? Unreadable(
                .projects, .incomplete, "The forge announced no number of projects", exchange: answer.exchange)
        tally.fail(gap.message)
        return gap
    }

    /// From here on GitLab leaves the total out.
    private static let mostCounted = 10_000

    private struct Maintained {
        var proof: ListingProof
        var ids: Set<Int64>
        var pages: [(last: Int64, exchange: ExchangeID)]
        var reach: Int64
        var failure: Unreadable?
    }

    private func readMaintained() async throws -> Maintained {
        var tally = ListingTally(.maintainerProjects)
        var pages: [(last: Int64, exchange: ExchangeID)] = []
        let walk = KeysetWalk<Int64>(
            client: client, fact: .maintainerProjects,
            path: "/projects?membership=true&min_access_level=40&simple=true", serialPages: serialPages
        ) { row in row["id"]?.integer.map { ($0, id: $0) } }
        let end = try await walk.run(&tally) { pages.append(($0.reach, $0.exchange)) }
        pages.sort { $0.last < $1.last }
        return Maintained(
            proof: tally.proof, ids: tally.ids, pages: pages, reach: end.reach, failure: end.problem)
    }
}

extension ProjectListings.Outcome {
    /// Whether the narrower listing left a project out, as far as it came: then the server knows the filter. What stands
    /// behind its last row proves nothing: it may be younger than the listing.
    var showsFilter: Bool {
        candidates.contains { $0.id <= maintainedReach && !maintainedIDs.contains($0.id) }
    }

    /// The effective access to one project, with the exchange in which it stands or would have stood.
    func access(to project: Int64) -> Observed<MaintainerAccess> {
        let exchange = maintainedPage(of: project)
        if maintainedIDs.contains(project) { return .known(.held, exchange) }
        if maintained.complete { return .known(.below, exchange) }
        let reason = maintainedFailure
        return .unreadable(
            Unreadable(
                .maintainerProjects, reason?.cause ?? .incomplete,
                reason?.message ?? "The listing of maintained projects isn't proven complete",
                missingPermission: reason?.missingPermission, exchange: reason?.exchange ?? exchange))
    }

    /// The first page that reaches as far as `project`, else the last one. Halving: a thousand pages are asked about for
    /// each of a hundred thousand projects.
    private func maintainedPage(of project: Int64) -> ExchangeID? {
        var range = maintainedPages.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                maintainedPages[middle].last >= project
                ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
        }
        return (range.lowerBound < maintainedPages.count ? maintainedPages[range.lowerBound] : maintainedPages.last)?
            .exchange
    }
}

extension Repository {
    /// Nothing speaks against its being built; what isn't known doesn't.
    var canBuild: Bool { archived != true && empty != true && pendingDeletionOn == nil && disabled != true }
}
