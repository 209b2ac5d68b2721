// Who can mend what a rule found.

/// A role on the platform or on a forge that has the power to act.
package enum Remediator: String, Sendable, CaseIterable {
    case platformOwner, platformMaintainer, configKeeper
    case githubAppOwner, githubAccountOwner
    case gitlabTokenUser, gitlabProjectMaintainer, gitlabGroupOwner, gitlabAdministrator

    /// The role as a phrase in a sentence, such as `a Maintainer of the GitLab project`.
    package var phrase: String {
        switch self {
        case .platformOwner: "an owner of the organization on the platform"
        case .platformMaintainer: "a maintainer of the organization on the platform"
        case .configKeeper: "the operator of forgeaudit, who keeps its config and secrets"
        case .githubAppOwner: "the owner of the GitHub App"
        case .githubAccountOwner: "an Owner of the GitHub organization (or the user whose account it is)"
        case .gitlabTokenUser: "the user whose GitLab token it is"
        case .gitlabProjectMaintainer: "a Maintainer of the GitLab project"
        case .gitlabGroupOwner: "an Owner of the GitLab group"
        case .gitlabAdministrator: "an administrator of the GitLab server"
        }
    }
}
