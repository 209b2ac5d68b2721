// The rule about permissions that the platform needs and an installation lacks.

import Inventory

extension Rule {
    /// Compares the installation's grant with the config's `requires`.
    static let githubInstallationPermissionMissing = Rule(
        id: "github-installation-permission-missing",
        title: "GitHub App installation lacks a required permission",
        severity: .high,
        rationale: """
            What counts is what this installation has granted, not what the app asks for: an account that hasn't \
            accepted a change keeps the old grant. With less than required, builds fail in ways that look like missing \
            repositories.
            """,
        remediation: """
            First see that the app asks for it: its owner edits `https://github.com/settings/apps/SLUG/permissions` (an \
            organization's app: `https://github.com/organizations/ORG/settings/apps/SLUG/permissions`). Then an Owner of \
            the account accepts the new permissions on the installation's settings page. If the platform doesn't need \
            it, take it out of `requires.permissions`.
            """,
        remediators: [.githubAppOwner, .githubAccountOwner],
        falsePositives: """
            A permission that `requires.permissions` names and no feature uses any more is reported all the same. The \
            names are GitHub's own keys; a misspelt one is missing everywhere.
            """,
        controls: [.cis("1.4.3"), .nist("CM-6"), .iso("A.8.3"), .soc2("CC6.1")],
        reads: [.appInstallations],
        examples: [
            RuleExample("everything required is granted", .installation(.example()), .pass),
            RuleExample(
                "more than required is granted",
                .installation(.example(.example(permissions: ["metadata": .read, "contents": .write]))), .pass),
            RuleExample(
                "a permission isn't granted",
                .installation(.example(requiredPermissions: ["contents": .read, "checks": .write])), .fail),
            RuleExample(
                "a permission is granted at too low a level",
                .installation(.example(requiredPermissions: ["contents": .write])), .fail),
            RuleExample(
                "an organization's permission on a user's account",
                .installation(
                    .example(
                        .example(accountKind: .user, permissions: ["contents": .read]),
                        requiredPermissions: ["contents": .read, "members": .read])), .pass),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("nothing is required", .installation(.example(requiredPermissions: [:])), .notApplicable),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                guard !subject.requiredPermissions.isEmpty else {
                    return .notApplicable("The config requires no permission of the app.")
                }
                let missing = subject.requiredPermissions.filter { name, level in
                    installation.concerns(permission: name) && installation.permissions[name]?.covers(level) != true
                }
                if missing.isEmpty { return .pass }
                return .failing(
                    "The installation grants less than the platform requires.",
                    observed: PermissionList.text(of: missing.keys, in: installation.permissions),
                    expected: PermissionList.text(of: missing.keys, in: subject.requiredPermissions))
            }
        })
}
