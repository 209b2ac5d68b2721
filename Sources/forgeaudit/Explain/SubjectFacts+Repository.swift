// Every fact that a snapshot holds of one repository.

import Inventory

extension SubjectFacts {
    static func repository(_ subject: RepositorySubject) -> FactLines {
        let repository = subject.repository
        var facts = FactLines()
        facts.add("id", String(repository.id))
        facts.add("page", repository.webURL)
        facts.add("visibility", repository.visibility)
        facts.add("default branch", repository.defaultBranch)
        facts.add("archived", repository.archived)
        if repository.disabled == true { facts.add("disabled", repository.disabled) }
        facts.add("empty", repository.empty)
        if let day = repository.pendingDeletionOn { facts.add("to be deleted", "\(day)") }
        if let since = subject.staleSince { facts.add("stale since", since) }
        facts.add("excluded", subject.excluded)
        if subject.integration.forge.kind == .gitlab {
            facts.add("Maintainer access", subject.access) { $0 == .held ? "held" : "below Maintainer" }
        }
        if let url = subject.rebuildHookURL {
            facts.add("rebuild hook", url)
            facts.add("hooks", subject.hooks) { hooks($0) }
            for group in subject.groupHooks {
                facts.add("hooks of \(group.group)", group.hooks) { hooks($0) }
            }
        }
        facts.add(
            "also reached by",
            FactLines.list(subject.alsoReachedBy.map { "\($0.integration) (\($0.owner.kind) \($0.owner.name))" }))
        return facts
    }

    private static func hooks(_ hooks: [Webhook]) -> String {
        FactLines.list(hooks.prefix(8).map(text)) + (hooks.count > 8 ? ", and \(hooks.count - 8) more" : "")
    }

    private static func text(_ hook: Webhook) -> String {
        let filter =
            switch hook.branchFilter {
            case .allBranches: "all branches"
            case .wildcard(let pattern): "branches \(pattern)"
            case .regex(let pattern): "branches matching \(pattern)"
            case .unknown(let strategy, let filter): "branches by \(strategy) \(filter)"
            }
        let push = hook.pushEvents.map { $0 ? "push" : "no push" } ?? "push not told"
        let tls = hook.tlsVerification.map { $0 ? "TLS verified" : "TLS not verified" } ?? "TLS not told"
        return "\(hook.url) (\(push), \(filter), \(tls), \(hook.alertStatus ?? "state not told"))"
    }
}
