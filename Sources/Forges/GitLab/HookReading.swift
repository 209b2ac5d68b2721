// Reads the webhooks of projects, and of the groups above those that lack one.

import Foundation
import Inventory
import JSON

/// One request per project, several at once; group hooks only where a project's own hooks don't do the job.
struct HookReading {
    let client: ForgeClient
    let sink: ObservationSink
    let rebuildHookURL: String
    /// Nil where it isn't known. Only GitLab's Enterprise code base has group webhooks.
    let enterprise: Bool?

    /// `isAdministrator`: an administrator may read hooks without being Maintainer.
    func read(_ listings: ProjectListings.Outcome, isAdministrator: Bool) async throws {
        var lacking: Set<Int32> = []
        try await withThrowingTaskGroup(of: (Int32, Bool).self) { group in
            // A listing that repeats a project must not make its hooks double.
            var seen: Set<Int64> = []
            var rest = listings.candidates.filter { $0.wantsHooks && seen.insert($0.id).inserted }[...]
            func launch() async throws {
                while let candidate = rest.popFirst() {
                    let access = listings.access(to: candidate.id)
                    if access.value == .held || isAdministrator {
                        group.addTask { (candidate.namespace, try await readHooks(of: candidate.id)) }
                        return
                    }
                    try await refuse(candidate.id, access)
                }
            }
            // The governor bounds the requests: twice as many tasks, so that answers are taken apart while others are on
            // the wire.
            for _ in 0..<client.context.concurrency * 2 { try await launch() }
            while let (namespace, found) = try await group.next() {
                if !found { lacking.insert(namespace) }
                try await launch()
            }
        }
        guard enterprise != false else { return }
        let groups = Set(lacking.flatMap { listings.namespaces.ancestries[Int($0)] })
        for group in groups.sorted() { try await sink(.groupHooks(readGroup(group))) }
    }

    /// Whether one of the project's own hooks surely does the job; where none does, one of a group above may.
    private func readHooks(of project: Int64) async throws -> Bool {
        let hooks = try await list("/projects/\(project)/hooks?per_page=100", .projectHooks)
        try await sink(.hooks(repository: project, hooks))
        let now = client.context.now()
        return hooks.value?.contains { HookURL.same($0.url, rebuildHookURL) && $0.isCalledOnEveryPush(at: now) } ?? true
    }

    /// GitLab shows hooks to Maintainers only: a request whose refusal is known beforehand is saved.
    private func refuse(_ project: Int64, _ access: Observed<MaintainerAccess>) async throws {
        let missing = "Maintainer access on the project"
        let reason: Unreadable
        if case .unreadable(let gap) = access {
            reason = Unreadable(
                .projectHooks, gap.cause, "Whether the token's user may read webhooks isn't known: \(gap.message)",
                missingPermission: missing, exchange: gap.exchange)
        } else {
            reason = Unreadable(
                .projectHooks, .forbidden, "GitLab shows webhooks to Maintainers only", missingPermission: missing,
                exchange: access.exchange)
        }
        try await sink(.hooks(repository: project, .unreadable(reason)))
    }

    private func readGroup(_ group: String) async throws -> GroupHooks {
        let path = "/groups/\(PercentEncoding.segment(group))/hooks?per_page=100"
        return GroupHooks(group: group, hooks: try await list(path, .groupHooks))
    }

    /// All pages of a hook listing; at most 50, far beyond what GitLab allows.
    private func list(_ path: String, _ fact: Fact) async throws -> Observed<[Webhook]> {
        var hooks: [Webhook] = []
        var ids: Set<Int64> = []
        var next: String? = path
        var last: ExchangeID?
        for _ in 0..<50 {
            guard let current = next else { return .known(hooks, last) }
            let answer = try await client.get(current, for: fact)
            if let problem = answer.problem { return .unreadable(problem) }
            guard let rows = answer.body?.elements else {
                return .unreadable(answer.malformed(fact, "no list of webhooks"))
            }
            for row in rows {
                guard let hook = Webhook(payload: row) else {
                    return .unreadable(answer.malformed(fact, "a webhook without id and URL"))
                }
                guard ids.insert(hook.id).inserted else {
                    return .unreadable(answer.malformed(fact, "a webhook that is listed twice"))
                }
                hooks.append(hook)
            }
            last = answer.exchange
            do throws(ForeignLink) {
                next = try client.nextPage(answer)
            } catch {
                return .unreadable(answer.malformed(fact, error.reason))
            }
        }
        return .unreadable(Unreadable(fact, .incomplete, "The listing of webhooks doesn't end", exchange: last))
    }
}

extension Webhook {
    /// Whether pushes to every branch call it: no filter, and not switched off. What an old server doesn't tell of that
    /// isn't cleared up by a group's hooks, of which it doesn't tell it either.
    fileprivate func isCalledOnEveryPush(at instant: Date) -> Bool {
        guard pushEvents == true else { return false }
        switch branchFilter {
        case .allBranches: break
        case .wildcard(let filter) where filter.allSatisfy({ $0.isWhitespace }): break
        case .wildcard, .regex, .unknown: return false
        }
        switch alertStatus {
        case nil, "executable": return true
        case "temporarily_disabled": return disabledUntil.map { $0 <= instant } ?? false
        default: return false
        }
    }
}
