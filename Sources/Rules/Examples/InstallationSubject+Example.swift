// A healthy GitHub installation, from which examples change one thing at a time.

import Foundation
import Inventory

extension App {
    /// An app that asks for exactly what the example installation grants.
    static func example(
        permissions: [String: PermissionLevel] = ["metadata": .read, "contents": .read, "members": .read],
        events: [String] = ["push"]
    ) -> App {
        App(
            id: 4711, slug: "hub", name: "Hub", webURL: "https://github.com/apps/hub", permissions: permissions,
            events: events)
    }
}

extension Installation {
    /// An organization's installation on selected repositories, in force.
    static func example(
        accountLogin: String = "acme-inc", accountKind: AccountKind = .organization,
        repositorySelection: String? = "selected",
        permissions: [String: PermissionLevel] = ["metadata": .read, "contents": .read, "members": .read],
        events: [String] = ["push"], suspendedAt: Date? = nil, suspendedBy: String? = nil
    ) -> Installation {
        Installation(
            id: 30_614_487, accountLogin: accountLogin, accountID: 116_723_333, accountKind: accountKind,
            repositorySelection: repositorySelection, permissions: permissions, events: events,
            createdAt: RuleExample.day(-400), suspendedAt: suspendedAt, suspendedBy: suspendedBy,
            webURL: "https://github.com/organizations/acme-inc/settings/installations/30614487")
    }
}

extension InstallationSubject {
    /// `installation` as the app lists it, installed by an Owner; `status` replaces it where the listing says otherwise.
    static func example(
        _ installation: Installation = .example(), status: Observed<InstallationStatus>? = nil,
        configuredAccount: String = "acme-inc", installedBy: String? = "octocat",
        requiredPermissions: [String: PermissionLevel] = ["metadata": .read, "contents": .read],
        requiredEvents: [String] = ["push"], app: Observed<App> = .known(.example(), 1),
        baselinePermissions: Observed<[String: PermissionLevel]?> = .known(nil, nil),
        membership: Observed<OrganizationMembership> = .known(.member(role: "admin", active: true), 3),
        alsoAttachedBy: [String] = []
    ) -> InstallationSubject {
        InstallationSubject(
            integration: .example(.github), installationID: 30_614_487, configuredAccount: configuredAccount,
            installedBy: installedBy, requiredPermissions: requiredPermissions, requiredEvents: requiredEvents,
            status: status ?? .known(.present(installation), 2), app: app,
            baselinePermissions: baselinePermissions, installerMembership: membership,
            alsoAttachedBy: alsoAttachedBy)
    }

    /// The same where the app's listing of installations can't be read.
    static var unlisted: InstallationSubject {
        .example(status: .unreadable(.example(.appInstallations, .unreachable)))
    }

    /// The same where the app was uninstalled.
    static var uninstalled: InstallationSubject {
        .example(status: .known(.absent(successor: nil), 2))
    }
}

extension Observed<[String: PermissionLevel]?> {
    /// What the example installation holds, as the baseline knew it.
    static var exampleGrant: Self { .known(["metadata": .read, "contents": .read, "members": .read], nil) }
}
