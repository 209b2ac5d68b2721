// A repository as one integration reaches it.

package import Foundation

/// A repository, the access to it and its hooks.
package struct RepositorySubject: Sendable {
    /// Another integration, of another owner, that reaches the same repository.
    package struct OtherReach: Sendable, Hashable {
        package let integration: String
        package let owner: PlatformOwner

        package init(integration: String, owner: PlatformOwner) {
            self.integration = integration
            self.owner = owner
        }
    }

    package var integration: Integration
    package var repository: Repository
    /// Whether the config's `exclude` names it: imported, listed, not judged.
    package var excluded: Bool
    /// The exchange whose page listed it.
    package var listedIn: ExchangeID?
    /// Since when it wasn't read any more: the row is an earlier run's. Nil where this run listed it.
    package var staleSince: Date?
    /// GitLab only; for GitHub the app's own permissions take its place.
    package var access: Observed<MaintainerAccess>
    /// The access that the baseline knew, where it reached the repository through this integration; nil where there is
    /// none to compare with, unreadable where there is a baseline that can't be read.
    package var baselineAccess: Observed<MaintainerAccess?>
    /// The rebuild hook's URL that the config names; nil where rebuilds aren't configured or don't need a hook.
    package var rebuildHookURL: String?
    package var hooks: Observed<[Webhook]>
    /// The groups above it whose hooks could serve it; empty where there can't be any.
    package var groupHooks: [GroupHooks]
    package var alsoReachedBy: [OtherReach]

    package init(
        integration: Integration, repository: Repository, excluded: Bool, listedIn: ExchangeID?,
        staleSince: Date? = nil, access: Observed<MaintainerAccess>,
        baselineAccess: Observed<MaintainerAccess?> = .known(nil, nil), rebuildHookURL: String?,
        hooks: Observed<[Webhook]>,
        groupHooks: [GroupHooks], alsoReachedBy: [OtherReach]
    ) {
        self.integration = integration
        self.repository = repository
        self.excluded = excluded
        self.listedIn = listedIn
        self.staleSince = staleSince
        self.access = access
        self.baselineAccess = baselineAccess
        self.rebuildHookURL = rebuildHookURL
        self.hooks = hooks
        self.groupHooks = groupHooks
        self.alsoReachedBy = alsoReachedBy
    }

    package var key: SubjectKey {
        SubjectKey(
            kind: .repository, home: .integration(integration.id), path: repository.path, forgeID: repository.id,
            webURL: repository.webURL)
    }

    func exchange(of fact: Fact) -> ExchangeID? {
        switch fact {
        case .projects, .installationRepositories: listedIn
        case .maintainerProjects: access.exchange
        case .projectHooks: hooks.exchange
        case .groupHooks: groupHooks.lazy.compactMap { $0.hooks.exchange }.first
        default: nil
        }
    }
}
