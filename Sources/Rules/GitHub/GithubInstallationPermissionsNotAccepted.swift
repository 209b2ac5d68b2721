// The rule about changes of an app that an account hasn't accepted.

import Inventory

extension Rule {
    /// Compares what the app asks for with what the installation grants.
    static let githubInstallationPermissionsNotAccepted = Rule(
        id: "github-installation-permissions-not-accepted",
        title: "GitHub App's new permissions wait for acceptance",
        severity: .medium,
        rationale: """
            When an app asks for more, each account keeps its old grant until an Owner accepts. Until then a feature \
            works for some accounts and fails for others, and nobody is told. GitHub doesn't tell a request that waits \
            from one that was turned down: both show as a difference between app and installation.
            """,
        remediation: """
            An Owner of the account opens `https://github.com/organizations/ORG/settings/installations/ID` (a user: \
            `https://github.com/settings/installations/ID`), reviews the request and accepts or rejects it. Where it was \
            rejected for good, the app's owner should stop asking, or the finding is waived for this account.
            """,
        remediators: [.githubAccountOwner, .githubAppOwner],
        falsePositives: """
            A request that an account rejected for good looks like one that waits. If the app asks for a permission \
            that is optional for the account, waive it there.
            """,
        controls: [.cis("1.4.3"), .nist("CM-3"), .iso("A.8.32"), .soc2("CC8.1")],
        reads: [.app, .appInstallations],
        examples: [
            RuleExample("the installation grants what the app asks for", .installation(.example()), .pass),
            RuleExample(
                "the app asks for another permission",
                .installation(
                    .example(app: .known(.example(permissions: ["contents": .read, "checks": .write]), 1))), .fail),
            RuleExample(
                "the app asks for a higher level",
                .installation(.example(app: .known(.example(permissions: ["contents": .write]), 1))), .fail),
            RuleExample(
                "the app subscribes to another event",
                .installation(.example(app: .known(.example(events: ["push", "repository"]), 1))), .fail),
            RuleExample(
                "the app asks an organization's permission of a user's account",
                .installation(
                    .example(.example(accountKind: .user, permissions: ["metadata": .read, "contents": .read]))), .pass),
            RuleExample(
                "the app can't be read", .installation(.example(app: .unreadable(.example(.app, .unreachable)))),
                .unverified),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                switch subject.app {
                case .unreadable(let reason): .unverified(reason)
                case .known(let app, _): judgeAcceptance(of: app, by: installation)
                }
            }
        })

    /// Levels that GitHub may invent satisfy only themselves, so an unknown one shows as waiting rather than as accepted.
    private static func judgeAcceptance(of app: App, by installation: Installation) -> Verdict {
        let waiting = app.permissions.filter { name, level in
            installation.concerns(permission: name) && installation.permissions[name]?.covers(level) != true
        }
        let events = Set(app.events).subtracting(installation.events).filter { installation.concerns(event: $0) }
        if waiting.isEmpty, events.isEmpty { return .pass }
        let granted = PermissionList.text(of: waiting.keys, in: installation.permissions)
        let asked = PermissionList.text(of: waiting.keys, in: app.permissions)
        let names = events.sorted().joined(separator: ", ")
        return .failing(
            "The app asks for more than the account has accepted.",
            observed: [granted, events.isEmpty ? "" : "no event \(names)"].filter { !$0.isEmpty }.joined(
                separator: "; "),
            expected: [asked, events.isEmpty ? "" : "event \(names)"].filter { !$0.isEmpty }.joined(separator: "; "))
    }
}
