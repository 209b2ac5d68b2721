// A healthy repository with its rebuild hook, from which examples change one thing at a time.

import Foundation
import Inventory

extension Repository {
    /// A private project with a default branch.
    static func example(
        defaultBranch: String? = "main", archived: Bool? = false, disabled: Bool? = nil, empty: Bool? = false,
        pendingDeletionOn: CalendarDay? = nil
    ) -> Repository {
        Repository(
            id: 81, path: "acme/web", defaultBranch: defaultBranch, visibility: "private", archived: archived,
            disabled: disabled, empty: empty, pendingDeletionOn: pendingDeletionOn, namespacePath: "acme",
            inUserNamespace: false, webURL: "https://gitlab.example.com/gitlab/acme/web")
    }

    /// The same as GitHub's listing tells it: `disabled` is there, `empty` never is.
    static func exampleOnGitHub(archived: Bool? = false, disabled: Bool? = false) -> Repository {
        .example(archived: archived, disabled: disabled, empty: nil)
    }
}

extension Webhook {
    /// The rebuild hook's URL in the examples.
    static let exampleURL = "https://hub.example.com/hooks/gitlab"

    /// A rebuild hook that fires on every push.
    static func example(
        id: Int64 = 12, url: String = exampleURL, pushEvents: Bool? = true, tlsVerification: Bool? = true,
        branchFilter: BranchFilter = .wildcard(""), alertStatus: String? = "executable", disabledUntil: Date? = nil
    ) -> Webhook {
        Webhook(
            id: id, url: url, pushEvents: pushEvents, tlsVerification: tlsVerification, branchFilter: branchFilter,
            alertStatus: alertStatus, disabledUntil: disabledUntil)
    }
}

extension GroupHooks {
    /// The hooks of the group above the project.
    static func example(_ hooks: Observed<[Webhook]>) -> GroupHooks {
        GroupHooks(group: "acme", hooks: hooks)
    }

    /// A group whose hooks only its Owners may see.
    static var hidden: GroupHooks { .example(.unreadable(.example(.groupHooks))) }
}

extension RepositorySubject {
    /// A GitLab project, reached with Maintainer access, with a rebuild hook of its own and no group that could have one.
    static func example(
        _ repository: Repository = .example(), excluded: Bool = false,
        access: Observed<MaintainerAccess> = .known(.held, 6),
        baselineAccess: Observed<MaintainerAccess?> = .known(nil, nil), rebuildHookURL: String? = Webhook.exampleURL,
        hooks: Observed<[Webhook]> = .known([.example()], 7), groupHooks: [GroupHooks] = [],
        alsoReachedBy: [OtherReach] = []
    ) -> RepositorySubject {
        RepositorySubject(
            integration: .example(.gitlab), repository: repository, excluded: excluded, listedIn: 5, access: access,
            baselineAccess: baselineAccess, rebuildHookURL: rebuildHookURL, hooks: hooks, groupHooks: groupHooks,
            alsoReachedBy: alsoReachedBy)
    }

    /// The same with these project hooks, and with groups above.
    static func hooked(_ hooks: Webhook..., groups: [GroupHooks] = []) -> RepositorySubject {
        .example(hooks: .known(hooks, 7), groupHooks: groups)
    }

    /// The same where the one rebuild hook has this branch filter.
    static func filtered(_ filter: Webhook.BranchFilter) -> RepositorySubject {
        .hooked(.example(branchFilter: filter))
    }

    /// The same where config and hook agree on another URL.
    static func calling(_ url: String) -> RepositorySubject {
        .example(rebuildHookURL: url, hooks: .known([.example(url: url)], 7))
    }

    /// The same where the project's hooks can't be read.
    static var hooksUnreadable: RepositorySubject {
        .example(hooks: .unreadable(.example(.projectHooks)))
    }

    /// A repository of a GitHub installation, where neither access nor hooks are read.
    static func exampleOnGitHub(
        _ repository: Repository = .exampleOnGitHub(), alsoReachedBy: [OtherReach] = []
    ) -> RepositorySubject {
        RepositorySubject(
            integration: .example(.github), repository: repository, excluded: false, listedIn: 2,
            access: .unreadable(.example(.maintainerProjects, .notAsked)), rebuildHookURL: nil,
            hooks: .unreadable(.example(.projectHooks, .notAsked)), groupHooks: [], alsoReachedBy: alsoReachedBy)
    }
}
