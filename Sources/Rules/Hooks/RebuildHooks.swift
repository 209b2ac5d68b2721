// The rebuild hooks that serve a repository: which ones can be seen, and what can't.

import Inventory

/// The hooks of a project and of the groups above it, looked through for one URL.
struct RebuildHooks {
    /// Those that call the URL, the project's own first.
    let found: [RebuildHook]
    /// Why there may be one more: a group's hooks can't be seen, or a hook's address is masked. The first reason.
    let hidden: Unreadable?

    /// The project, then each group above, the nearest first.
    private let levels: [Level]

    /// What one of them shows.
    private struct Level {
        let found: [RebuildHook]
        let hidden: Unreadable?
    }

    /// Looks for `url` among hooks whose project part is `projectHooks`, read in `exchange`.
    init(url: String, projectHooks: [Webhook], exchange: ExchangeID?, groups: [GroupHooks]) {
        func level(_ hooks: [Webhook], group: String?, exchange: ExchangeID?) -> Level {
            let found = hooks.filter { HookURL.same($0.url, url) }
            let masked = hooks.contains { !HookURL.same($0.url, url) && HookURL.may($0.url, standFor: url) }
            let hidden = Unreadable(
                group == nil ? .projectHooks : .groupHooks, .unsupported,
                "A hook's address is masked by variables, so it may or may not be the rebuild hook.",
                exchange: exchange)
            return Level(
                found: found.map { RebuildHook(webhook: $0, group: group, exchange: exchange) },
                hidden: masked ? hidden : nil)
        }
        let above = groups.map { group in
            switch group.hooks {
            case .known(let hooks, let exchange): level(hooks, group: group.group, exchange: exchange)
            case .unreadable(let reason): Level(found: [], hidden: reason)
            }
        }
        self.init(levels: [level(projectHooks, group: nil, exchange: exchange)] + above)
    }

    /// What decides about the way a push is delivered: the hooks of the nearest level that has one which fires on pushes,
    /// the project before its groups. Maintainers may not see the hooks of groups, so a rule that looked for a second hook
    /// above would never come to a verdict on most projects.
    var delivering: RebuildHooks {
        var levels = levels[...]
        var passed: [RebuildHook] = []
        while let level = levels.popFirst() {
            passed += level.found
            if level.hidden != nil || level.found.contains(where: { $0.webhook.pushEvents == true }) {
                return RebuildHooks(levels: [Level(found: passed, hidden: level.hidden)])
            }
        }
        return self
    }

    private init(levels: [Level]) {
        self.levels = levels
        found = levels.flatMap(\.found)
        hidden = levels.lazy.compactMap(\.hidden).first
    }

    /// All hooks found, in one line.
    func summary(_ describe: (RebuildHook) -> String) -> String {
        found.map { "\($0.label): \(describe($0))" }.joined(separator: "; ")
    }
}

extension RepositorySubject {
    /// The verdict of `judge` on what can be seen of the rebuild hooks, where the repository is to have one.
    func judgingRebuildHooks(_ judge: (RebuildHooks, String) -> Verdict) -> Verdict {
        if let notJudged { return notJudged }
        guard let rebuildHookURL else {
            return .notApplicable("The config names no rebuild hook for the integration.")
        }
        switch hooks {
        case .unreadable(let reason):
            return .unverified(reason)
        case .known(let projectHooks, let exchange):
            let hooks = RebuildHooks(
                url: rebuildHookURL, projectHooks: projectHooks, exchange: exchange, groups: groupHooks)
            return judge(hooks, rebuildHookURL)
        }
    }

    /// The same for a rule about hooks that exist. Where none is seen, that is another rule's defect; where one may be
    /// hidden, nobody knows.
    func judgingVisibleRebuildHooks(_ judge: (RebuildHooks) -> Verdict) -> Verdict {
        judgingRebuildHooks { hooks, _ in
            if !hooks.found.isEmpty { return judge(hooks) }
            if let hidden = hooks.hidden { return .unverified(hidden) }
            return .notApplicable("No rebuild hook is visible; `rebuild-hook-missing` reports it.")
        }
    }
}
