// Every fact that a snapshot holds of one subject.

import Inventory

enum SubjectFacts {
    static func of(_ subject: Subject) -> FactLines {
        switch subject {
        case .integration(let value): integration(value)
        case .installation(let value): installation(value)
        case .token(let value): token(value)
        case .repository(let value): repository(value)
        case .expectation(let value): expectation(value)
        case .baselineRepository(let value): baselineRepository(value)
        case .app(let value): app(value)
        case .appInstallation(let value): appInstallation(value)
        case .secret(let value): secret(value)
        }
    }

    private static func integration(_ subject: IntegrationSubject) -> FactLines {
        var facts = FactLines()
        let integration = subject.integration
        facts.add("forge", "\(integration.forge.kind.title) at \(integration.forge.apiURL)")
        facts.add("owner", "\(integration.owner.kind) \(integration.owner.name)")
        facts.add("added by", integration.addedBy)
        if case .organization = integration.owner {
            facts.add("role there", subject.adderRole) { $0?.rawValue ?? "no member" }
        }
        facts.add("import", subject.importState.rawValue + (subject.importDoubt.map { ": \($0)" } ?? ""))
        for listing in subject.listings {
            let announced = listing.announced.map { " of \($0) announced" } ?? ""
            facts.add(
                "listing \(listing.fact.rawValue)",
                "\(listing.distinct)\(announced) in \(listing.pages) pages; "
                    + (listing.doubt ?? "proven complete"))
        }
        return facts
    }

    private static func installation(_ subject: InstallationSubject) -> FactLines {
        var facts = FactLines()
        facts.add("attached as", "installation \(subject.installationID) on \(subject.configuredAccount)")
        facts.add("installed by", subject.installedBy)
        facts.add("required", FactLines.permissions(subject.requiredPermissions))
        facts.add("required events", FactLines.list(subject.requiredEvents))
        facts.add("installation", subject.status) { status in
            switch status {
            case .absent(let successor): "gone" + (successor.map { "; the account has \($0) now" } ?? "")
            case .present(let found):
                "on \(found.accountKind.name) \(found.accountLogin) (\(found.accountID)), "
                    + "\(found.repositorySelection ?? "unknown") repositories"
            }
        }
        if case .present(let found)? = subject.status.value {
            facts.add("granted", FactLines.permissions(found.permissions))
            facts.add("events", FactLines.list(found.events))
            if let since = found.suspendedAt {
                facts.add("suspended", "since \(Timestamp.format(since)) by \(found.suspendedBy ?? "someone")")
            }
        }
        facts.add("app", subject.app) { "\($0.slug) (\($0.id)), asks for \(FactLines.permissions($0.permissions))" }
        facts.add("installer's place", subject.installerMembership) { membership in
            switch membership {
            case .member(let role, let active): "\(role), \(active ? "active" : "pending")"
            case .none: "no member"
            }
        }
        facts.add("also attached by", FactLines.list(subject.alsoAttachedBy))
        return facts
    }

    private static func token(_ subject: TokenSubject) -> FactLines {
        var facts = FactLines()
        facts.add("token", subject.status) { status in
            switch status {
            case .rejected(let why, let detail): "rejected (\(why.rawValue)): \(detail)"
            case .accepted(let token): "accepted: '\(token.name)', id \(token.id)"
            }
        }
        if case .accepted(let token)? = subject.status.value {
            facts.add("scopes", token.granular ? "fine-grained: not told" : FactLines.list(token.scopes))
            facts.add("expires", token.expiresOn.map { "\($0)" } ?? (token.expiryKnown ? "never" : nil))
            facts.add("created", token.createdAt)
            if token.lastUsedAt == nil {
                facts.add("last used", token.lastUseKnown ? "never" : nil)
            } else {
                facts.add("last used", token.lastUsedAt)
            }
        }
        facts.add("user", subject.user) { user in
            [
                "\(user.username) (\(user.id))", user.state ?? "state not told",
                user.isAdministrator ? "administrator" : "no administrator", user.bot == true ? "bot" : nil,
            ].compactMap { $0 }.joined(separator: ", ")
        }
        facts.add("shared with", FactLines.list(subject.sharedWith))
        return facts
    }

    private static func baselineRepository(_ subject: BaselineRepositorySubject) -> FactLines {
        var facts = FactLines()
        facts.add("path then", subject.path == "*" ? "every repository of the baseline" : subject.path)
        facts.add("now", subject.fate) { fate in
            switch fate {
            case .reached: "reached"
            case .gone: "gone"
            case .excluded: "excluded by the config"
            case .noBaseline: "there is no baseline to compare with"
            }
        }
        return facts
    }

    private static func expectation(_ subject: ExpectationSubject) -> FactLines {
        var facts = FactLines()
        facts.add("expected", subject.path)
        facts.add("reached", subject.reached) { $0 ? "yes" : "no" }
        return facts
    }
}
