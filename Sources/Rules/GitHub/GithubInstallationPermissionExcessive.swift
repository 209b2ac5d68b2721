// The rule about permissions that an installation grants beyond need.

import Inventory

extension Rule {
    /// Compares the installation's grant with the config's `requires`, the other way round.
    static let githubInstallationPermissionExcessive = Rule(
        id: "github-installation-permission-excessive",
        title: "GitHub App installation grants more than required",
        severity: .medium,
        rationale: """
            Whoever gets hold of the app's key gets everything that its installations grant. `metadata: read` comes with \
            every installation, and `members: read` is what this audit needs to see who is an Owner: both are always \
            fine. Everything else must stand in the config's `requires`.
            """,
        remediation: """
            The app's owner lowers the permission under `https://github.com/settings/apps/SLUG/permissions` (an \
            organization's app: `https://github.com/organizations/ORG/settings/apps/SLUG/permissions`); that takes \
            effect at once in every installation, and nobody has to accept it. If the platform does need the permission, \
            add it to `requires.permissions` so that the need is on record.
            """,
        remediators: [.githubAppOwner],
        falsePositives: """
            Whatever `requires.permissions` doesn't name counts as too much, also what another use of the same App \
            needs. Put that need on record there, or use an App for each purpose.
            """,
        controls: [.cis("1.4.3"), .nist("AC-6"), .iso("A.8.2"), .soc2("CC6.3")],
        reads: [.appInstallations],
        examples: [
            RuleExample("only what is required, and what is always fine", .installation(.example()), .pass),
            RuleExample(
                "less than required", .installation(.example(.example(permissions: ["metadata": .read]))), .pass),
            RuleExample(
                "a higher level than required",
                .installation(.example(.example(permissions: ["contents": .write]))), .fail),
            RuleExample(
                "a permission that isn't required",
                .installation(.example(.example(permissions: ["contents": .read, "administration": .read]))), .fail),
            RuleExample(
                "members may be changed, not only read",
                .installation(.example(.example(permissions: ["contents": .read, "members": .write]))), .fail),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                let always: [String: PermissionLevel] = ["metadata": .read, "members": .read]
                let needed = subject.requiredPermissions.merging(always) { required, _ in required }
                let excess = installation.permissions.filter { name, level in
                    subject.requiredPermissions[name]?.covers(level) != true && always[name]?.covers(level) != true
                }
                if excess.isEmpty { return .pass }
                return .failing(
                    "The installation grants more than the platform requires.",
                    observed: PermissionList.text(of: excess.keys, in: excess),
                    expected: PermissionList.text(of: excess.keys, in: needed))
            }
        })
}
