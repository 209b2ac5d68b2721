// Every rule of the product, in the order in which documents and reports show them.

/// The rules. A rule that isn't listed here doesn't exist.
package enum RuleCatalogue {
    /// By group: platform, GitHub, GitLab, repository, import, change. Ids are unique.
    package static let all: [Rule] = [
        .integrationAddedWithoutMaintainerRole,
        .secretFileReadableByOthers,

        .githubAppWebhookTlsVerificationOff,
        .githubAppWebhookSecretMissing,
        .githubAppWebhookDeliveriesFailing,
        .githubInstallationNotAttached,
        .githubInstallationRequestPending,
        .githubInstallationMissing,
        .githubInstallationSuspended,
        .githubInstallationAccountMismatch,
        .githubInstallationAttachedTwice,
        .githubInstallationInstallerNotOwner,
        .githubInstallationPermissionMissing,
        .githubInstallationPushEventMissing,
        .githubInstallationPermissionsNotAccepted,
        .githubInstallationPermissionExcessive,
        .githubInstallationCoversAllRepositories,

        .gitlabTokenRejected,
        .gitlabTokenScopeMissing,
        .gitlabTokenScopeExcessive,
        .gitlabTokenExpiresSoon,
        .gitlabTokenNeverExpires,
        .gitlabTokenUnused,
        .gitlabTokenUserIsAdministrator,
        .gitlabTokenShared,

        .repositoryMaintainerAccessMissing,
        .rebuildHookMissing,
        .rebuildHookDisabled,
        .rebuildHookTlsVerificationOff,
        .rebuildHookMissesDefaultBranch,
        .rebuildHookDuplicated,
        .repositoryNotBuildable,
        .repositoryAttachedTwice,
        .repositoryExpectedButMissing,

        .importIncomplete,
        .integrationReachesNothing,

        .repositoryDisappeared,
        .repositoryAccessLowered,
        .installationPermissionWidened,
    ]

    /// The rule of that exact id.
    package static func rule(_ id: String) -> Rule? {
        byID[id]
    }

    /// The id that someone probably meant by `text`, for "did you mean"; nil where nothing is near. Case doesn't count.
    package static func nearest(to text: String) -> String? {
        let wanted = Array(text.lowercased().unicodeScalars.prefix(longest * 2))
        // A third of the letters may differ, or the text is the beginning of an id.
        let allowed = max(2, wanted.count / 3)
        let near = all.map { (id: $0.id, distance: EditDistance.between(wanted, Array($0.id.unicodeScalars))) }
            .filter { $0.distance <= allowed }
            .min { ($0.distance, $0.id) < ($1.distance, $1.id) }
        if let near { return near.id }
        guard wanted.count >= 4 else { return nil }
        return all.first { Array($0.id.unicodeScalars).starts(with: wanted) }?.id
    }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    private static let longest = all.map(\.id.count).max() ?? 0
}
