// The rule about permissions that an installation has gained.

import Inventory

extension Rule {
    /// Compares the installation's grant with the baseline's. An id of another installation is no comparison.
    static let installationPermissionWidened = Rule(
        id: "installation-permission-widened",
        title: "GitHub App installation gained a permission since the last whole snapshot",
        severity: .medium,
        rationale: """
            An Owner of the account accepted what the app asked for in addition, and from then on whoever holds the app's \
            key may do more there. It may be right, and should have been decided by somebody: this finding stands for \
            one night, until the next whole snapshot takes the new grant for given.
            """,
        remediation: """
            Find the decision: who asked for the permission under the app's settings, and what for. If there is none, \
            the app's owner lowers it under `https://github.com/settings/apps/SLUG/permissions` (an organization's app: \
            `https://github.com/organizations/ORG/settings/apps/SLUG/permissions`), which takes effect at once. If it is \
            needed, put it on record in the config's `requires`.
            """,
        remediators: [.githubAppOwner, .githubAccountOwner],
        falsePositives: """
            A permission that was asked for and accepted by decision is reported for one night: the next whole snapshot \
            takes the new grant for given.
            """,
        controls: [.cis("1.4.3"), .nist("CM-3"), .iso("A.8.2"), .soc2("CC6.3")],
        reads: [.appInstallations, .baseline],
        examples: [
            RuleExample("as before", .installation(.example(baselinePermissions: .exampleGrant)), .pass),
            RuleExample(
                "less than before",
                .installation(
                    .example(.example(permissions: ["metadata": .read]), baselinePermissions: .exampleGrant)), .pass),
            RuleExample(
                "a permission more",
                .installation(
                    .example(baselinePermissions: .known(["metadata": .read, "contents": .read], nil))), .fail),
            RuleExample(
                "a higher level",
                .installation(
                    .example(
                        .example(permissions: ["metadata": .read, "contents": .write]),
                        baselinePermissions: .exampleGrant)), .fail),
            RuleExample(
                "the app's installations can't be listed",
                .installation(
                    .example(
                        status: .unreadable(.example(.appInstallations, .unreachable)),
                        baselinePermissions: .exampleGrant)), .unverified),
            RuleExample(
                "the baseline can't be read",
                .installation(.example(baselinePermissions: .unreadable(.example(.baseline, .malformed)))),
                .unverified),
            RuleExample("nothing to compare with", .installation(.example()), .notApplicable),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                switch subject.baselinePermissions {
                case .unreadable(let reason):
                    return .unverified(reason)
                case .known(nil, _):
                    return .notApplicable("No earlier snapshot tells what this installation held.")
                case .known(let earlier?, _):
                    let gained = installation.permissions.filter { name, level in
                        earlier[name]?.covers(level) != true
                    }
                    if gained.isEmpty { return .pass }
                    return .failing(
                        "The installation holds more than in the last whole snapshot.",
                        observed: PermissionList.text(of: gained.keys, in: installation.permissions),
                        expected: PermissionList.text(of: gained.keys, in: earlier) + ", as before")
                }
            }
        })
}
