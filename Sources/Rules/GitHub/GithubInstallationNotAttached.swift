// The rule about installations that nobody on the platform answers for.

import Foundation
import Inventory

extension Rule {
    /// Judges each installation that the App's listing shows, and what the listing may lack.
    static let githubInstallationNotAttached = Rule(
        id: "github-installation-not-attached",
        title: "GitHub App is installed where no integration names it",
        severity: .medium,
        rationale: """
            The App's key opens every repository of every installation, named in the config or not. One that no \
            integration names was left over, or waits for somebody to attach it: its account has granted access that no \
            one on the platform owns, uses or takes back.
            """,
        remediation: """
            If an owner of the platform wants it, a maintainer adds an integration with its id. Otherwise an Owner of the \
            account uninstalls the App under `https://github.com/organizations/ORG/settings/installations/ID` (a user: \
            `https://github.com/settings/installations/ID`), or the platform's operator does with \
            `DELETE /app/installations/ID` and the App's key.
            """,
        remediators: [.platformMaintainer, .githubAccountOwner, .configKeeper],
        falsePositives: """
            An installation that another config of the same platform names, or one of the App's owner for trying things out, is \
            no leftover: name it in this config as well, or waive it by its id.
            """,
        controls: [.cis("1.4.2"), .nist("AC-2(3)"), .iso("A.5.18"), .soc2("CC6.3")],
        reads: [.appInstallations],
        examples: [
            RuleExample("an integration names it", .appInstallation(.example()), .pass),
            RuleExample("no integration names it", .appInstallation(.example(attachedBy: [])), .fail),
            RuleExample(
                "no integration names it, and it is suspended",
                .appInstallation(.example(attachedBy: [], suspendedAt: RuleExample.day(-3))), .fail),
            RuleExample(
                "the App's installations can't be listed", .appInstallation(.unlisted(.unreachable)), .unverified),
            RuleExample(
                "the listing isn't proven complete", .appInstallation(.unlisted(.incomplete)), .unverified),
        ],
        check: .appInstallation { subject, _ in
            switch subject.installation {
            case .unreadable(let reason):
                return .unverified(reason)
            case .known(let installation, _):
                guard subject.attachedBy.isEmpty else { return .pass }
                let since = installation.createdAt.map { ", since \(Timestamp.format($0))" } ?? ""
                let state = installation.suspendedAt == nil ? "" : ", suspended"
                return .failing(
                    "The App is installed, and no integration names the installation.",
                    observed: "on \(installation.accountKind.name) \(installation.account)\(since)\(state)",
                    expected: "an integration for each installation")
            }
        })
}
