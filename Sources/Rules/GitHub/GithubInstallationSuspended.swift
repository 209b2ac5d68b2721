// The rule about installations that were switched off.

import Foundation
import Inventory

extension Rule {
    /// Reads the listing's suspension fields.
    static let githubInstallationSuspended = Rule(
        id: "github-installation-suspended",
        title: "GitHub App installation is suspended",
        severity: .high,
        rationale: """
            GitHub refuses every request of a suspended installation and sends no events for it. Its repositories seem \
            to vanish, although nothing was deleted: an empty listing must not be taken for the truth.
            """,
        remediation: """
            Ask whoever suspended it why. An Owner of the account ends a suspension of the account's own under \
            `https://github.com/organizations/ORG/settings/installations/ID` (a user: \
            `https://github.com/settings/installations/ID`) with "Unsuspend". One by the app's owner ends on the app's \
            page, or with `DELETE /app/installations/ID/suspended` and the app's key.
            """,
        remediators: [.githubAccountOwner, .githubAppOwner],
        falsePositives: """
            None is known: GitHub says itself that the installation is suspended. A suspension that was meant, such as \
            during an incident, is best waived until its end.
            """,
        controls: [.cis("1.4.2"), .nist("AC-2(3)"), .iso("A.5.18"), .soc2("CC6.2")],
        reads: [.appInstallations],
        examples: [
            RuleExample("in force", .installation(.example()), .pass),
            RuleExample(
                "suspended by an Owner",
                .installation(
                    .example(.example(suspendedAt: RuleExample.day(-20), suspendedBy: "octocat"))), .fail),
            RuleExample(
                "suspended, and GitHub doesn't say by whom",
                .installation(.example(.example(suspendedAt: RuleExample.day(-20)))), .fail),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                guard installation.suspendedAt != nil || installation.suspendedBy != nil else { return .pass }
                let who = installation.suspendedBy ?? "someone whom GitHub doesn't name"
                let since = installation.suspendedAt.map { "since \(Timestamp.format($0))" } ?? "for an unknown time"
                return .failing(
                    "The installation is suspended, so GitHub refuses its requests and sends no events.",
                    observed: "suspended by \(who), \(since)", expected: "not suspended")
            }
        })
}
