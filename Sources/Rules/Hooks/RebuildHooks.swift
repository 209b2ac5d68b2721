// The rebuild hooks that serve a repository: which ones can be seen, and what can't.

import Inventory

/// The hooks of a project and of the groups above it, looked through for one URL.
struct RebuildHooks {
    /// Those that call the URL, the project's own first.
    let found: [RebuildHook]
    /// Why there may be one more: a group's hooks can't be seen, or a hook's address is masked. The first reason.
    let hidden: Unreadable?

    /// Looks for `url` among hooks whose project part is `projectHooks`, read in `exchange`.
    init(url: String, projectHooks: [Webhook], exchange: ExchangeID?, groups: [GroupHooks]) {
        var found: [RebuildHook] = []
        var hidden: Unreadable?
        func look(at hooks: [Webhook], group: String?, exchange: ExchangeID?) {
            for webhook in hooks {
                if HookURL.same(webhook.url, url) {
                    found.append(RebuildHook(webhook: webhook, group: group, exchange: exchange))
                } else if hidden == nil, HookURL.may(webhook.url, standFor: url) {
                    hidden = Unreadable(
                        group == nil ? .projectHooks : .groupHooks, .unsupported,
                        "A hook's address is masked by variables, so it may or may not be the rebuild hook.",
                        exchange: exchange)
                }
            }
        }
        look(at: projectHooks, group: nil, exchange: exchange)
        for group in groups {
            switch group.hooks {
            case .known(let hooks, let exchange): look(at: hooks, group: group.group, exchange: exchange)
            case .unreadable(let reason): hidden = hidden ?? reason
            }
        }
        self.found = found
        self.hidden = hidden
    }

    /// What decides about the way a push is delivered: the project's own hooks where one of them fires on pushes, whatever
    /// the groups above hold, else all. Maintainers may not see a group's hooks, so a rule that looked for a second hook
    /// there would never come to a verdict on most projects.
    var delivering: RebuildHooks {
        let own = found.filter { $0.group == nil }
        guard own.contains(where: { $0.webhook.pushEvents == true }) else { return self }
        return RebuildHooks(found: own, hidden: hidden?.fact == .projectHooks ? hidden : nil)
    }

    private init(found: [RebuildHook], hidden: Unreadable?) {
        self.found = found
        self.hidden = hidden
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
