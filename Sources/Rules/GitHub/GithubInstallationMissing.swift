// The rule about installation ids that the app doesn't have.

import Inventory

extension Rule {
    /// Looks the configured id up in the app's complete listing.
    static let githubInstallationMissing = Rule(
        id: "github-installation-missing",
        title: "GitHub App installation doesn't exist",
        severity: .high,
        rationale: """
            Without the installation nothing is imported and no push starts a build. An account that uninstalls the app \
            and installs it anew gets a new id, and the old one never comes back: the integration has to be attached \
            again, and the new id to be proven to belong to the same account.
            """,
        remediation: """
            If the account holds the app under another id, put that id into `github.installation_id`. Otherwise an Owner \
            of the account installs the app from `https://github.com/apps/SLUG/installations/new`, or the integration is \
            removed from the config. An Owner sees the id at the end of the address of the app's page under \
            `https://github.com/organizations/ORG/settings/installations`.
            """,
        remediators: [.githubAccountOwner, .configKeeper],
        falsePositives: """
            None is known while the App's key and `api_url` are right. With the key of another App, or of the same App \
            on another server, every id seems to be missing: then all integrations of the App fail at once.
            """,
        controls: [.cis("1.4.1"), .nist("CM-8"), .iso("A.5.23"), .soc2("CC6.1")],
        reads: [.appInstallations],
        examples: [
            RuleExample("the app has the installation", .installation(.example()), .pass),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .fail),
            RuleExample(
                "the account installed the app anew",
                .installation(.example(status: .known(.absent(successor: 31_200_045), 2))), .fail),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
        ],
        check: .installation { subject, _ in
            switch subject.status {
            case .unreadable(let reason):
                .unverified(reason)
            case .known(.present, _):
                .pass
            case .known(.absent(let successor?), _):
                .failing(
                    "The account installed the app anew, and the configured id no longer exists.",
                    observed: "the account holds the app under installation \(successor) now",
                    expected: "installation \(subject.installationID) among the app's installations")
            case .known(.absent(nil), _):
                .failing(
                    "The app has no installation with the configured id.",
                    observed: "not among the app's installations, nor the account under another id",
                    expected: "installation \(subject.installationID) among the app's installations")
            }
        })
}
