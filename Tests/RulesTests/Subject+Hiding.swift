// A subject with one fact taken away, as if the forge had refused it.

import Inventory

extension Subject {
    /// The same subject without `fact`. A listing that can't be read leaves the fields of its rows unknown. Subjects that
    /// don't hold the fact stay as they are.
    func hiding(_ fact: Fact) -> Subject {
        let gap = Unreadable(fact, .forbidden, "Refused.", missingPermission: fact.permission, exchange: 1)
        switch self {
        case .integration(var subject):
            if fact == .platformMembers { subject.adderRole = .unreadable(gap) }
            if subject.listings.contains(where: { $0.fact == fact }) {
                subject.listings.removeAll { $0.fact == fact }
                subject.importState = .failed
                subject.importDoubt = gap.message
            }
            return .integration(subject)
        case .installation(var subject):
            if fact == .appInstallations { subject.status = .unreadable(gap) }
            if fact == .app { subject.app = .unreadable(gap) }
            if fact == .baseline { subject.baselinePermissions = .unreadable(gap) }
            if fact == .organizationMembership { subject.installerMembership = .unreadable(gap) }
            return .installation(subject)
        case .token(var subject):
            if fact == .token { subject.status = .unreadable(gap) }
            if fact == .tokenUser { subject.user = .unreadable(gap) }
            return .token(subject)
        case .repository(let subject):
            return .repository(subject.hiding(fact, gap))
        case .expectation(var subject):
            if fact == subject.integration.forge.listing { subject.reached = .unreadable(gap) }
            return .expectation(subject)
        case .baselineRepository(var subject):
            if fact == subject.integration.forge.listing || fact == .baseline { subject.fate = .unreadable(gap) }
            return .baselineRepository(subject)
        case .app(var subject):
            if fact == .app { subject.app = .unreadable(gap) }
            if fact == .appHook { subject.hook = .unreadable(gap) }
            if fact == .appDeliveries { subject.deliveries = .unreadable(gap) }
            if fact == .installationRequests { subject.requests = .unread(gap) }
            return .app(subject)
        case .appInstallation(var subject):
            if fact == .appInstallations { subject.installation = .unreadable(gap) }
            return .appInstallation(subject)
        case .secret:
            return self
        }
    }
}

extension RepositorySubject {
    fileprivate func hiding(_ fact: Fact, _ gap: Unreadable) -> RepositorySubject {
        var subject = self
        if fact == .maintainerProjects { subject.access = .unreadable(gap) }
        if fact == .baseline { subject.baselineAccess = .unreadable(gap) }
        if fact == .projectHooks { subject.hooks = .unreadable(gap) }
        if fact == .groupHooks {
            subject.groupHooks = subject.groupHooks.map { GroupHooks(group: $0.group, hooks: .unreadable(gap)) }
        }
        if fact == integration.forge.listing {
            subject.repository = Repository(
                id: repository.id, path: repository.path, defaultBranch: nil, visibility: nil, archived: nil,
                disabled: nil, empty: nil, pendingDeletionOn: nil, namespacePath: repository.namespacePath,
                inUserNamespace: nil, webURL: nil)
        }
        return subject
    }
}

extension Forge {
    fileprivate var listing: Fact { kind == .github ? .installationRepositories : .projects }
}
