// The rule about installations that cover everything an account owns.

import Inventory

extension Rule {
    /// Reads the installation's repository selection.
    static let githubInstallationCoversAllRepositories = Rule(
        id: "github-installation-covers-all-repositories",
        title: "GitHub App installation covers all repositories",
        severity: .info,
        rationale: """
            An installation on all repositories also covers those that are created later, without anyone deciding it. \
            That may be wanted: then set the rule to `off`. An installation on selected repositories in turn never shows \
            the others, so a complete import isn't the whole organization.
            """,
        remediation: """
            An Owner of the account opens `https://github.com/organizations/ORG/settings/installations/ID` (a user: \
            `https://github.com/settings/installations/ID`), chooses "Only select repositories" under "Repository \
            access" and picks those that the platform builds.
            """,
        remediators: [.githubAccountOwner],
        falsePositives: """
            Where the platform is to build everything, all repositories are what was wanted: switch the rule off, or \
            waive it for that account.
            """,
        controls: [.cis("1.4.3"), .nist("AC-6"), .iso("A.8.3"), .soc2("CC6.3")],
        reads: [.appInstallations],
        examples: [
            RuleExample("selected repositories", .installation(.example()), .pass),
            RuleExample(
                "all repositories", .installation(.example(.example(repositorySelection: "all"))), .fail),
            RuleExample(
                "GitHub doesn't say which", .installation(.example(.example(repositorySelection: nil))), .unverified),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                switch installation.repositorySelection {
                case "selected":
                    .pass
                case "all":
                    .failing(
                        "The installation covers every repository of the account, also future ones.",
                        observed: "repository_selection: all", expected: "repository_selection: selected")
                default:
                    .unverified(
                        .appInstallations, .malformed, "GitHub's answer doesn't say which repositories are covered.",
                        exchange: subject.status.exchange)
                }
            }
        })
}
