// The rule about who installed a GitHub App.

import Inventory

extension Rule {
    /// Compares the config's `installed_by` with the account, or with its place in the organization.
    static let githubInstallationInstallerNotOwner = Rule(
        id: "github-installation-installer-not-owner",
        title: "GitHub App was installed by someone who doesn't own the account",
        severity: .high,
        rationale: """
            An app must be installed by the user whose account it is, or by an Owner of the organization. GitHub lets \
            repository admins install some apps too, and people lose the Owner role: then nobody who answers for the \
            account stands behind the installation. An invitation as Owner that wasn't accepted doesn't count.
            """,
        remediation: """
            Check with `gh api /orgs/ORG/memberships/USER`: `role` must be `admin`, `state` must be `active`. An Owner \
            then reviews the installation under `https://github.com/organizations/ORG/settings/installations`, and is \
            named in `github.installed_by`. The organization's audit log (`action:integration_installation.create`) \
            says who installed it. To let the audit see memberships, grant the app `members: read`.
            """,
        remediators: [.githubAccountOwner],
        falsePositives: """
            GitHub doesn't say who installed an app; `github.installed_by` is a claim that the audit checks against \
            today's roles. An Owner who left after installing it is reported: nobody who answers for the account then \
            stands behind the installation.
            """,
        controls: [.cis("1.4.1"), .nist("CM-3"), .iso("A.5.19"), .soc2("CC6.2")],
        reads: [.appInstallations, .organizationMembership],
        examples: installerExamples,
        check: .installation { subject, _ in
            subject.judgingInstallation { judgeInstaller(of: $0, subject) }
        })

    /// Kept apart so that the declaration above can be read at a glance.
    private static let installerExamples = [
        RuleExample("installed by an Owner of the organization", .installation(.example()), .pass),
        RuleExample(
            "installed by the user whose account it is",
            .installation(.example(.example(accountLogin: "Octocat", accountKind: .user))), .pass),
        RuleExample(
            "installed on a user's account by someone else",
            .installation(.example(.example(accountLogin: "hubot", accountKind: .user))), .fail),
        RuleExample(
            "installed by an ordinary member",
            .installation(.example(membership: .known(.member(role: "member", active: true), 3))), .fail),
        RuleExample(
            "the installer hasn't accepted the invitation as Owner",
            .installation(.example(membership: .known(.member(role: "admin", active: false), 3))), .fail),
        RuleExample(
            "the installer is no member of the organization",
            .installation(.example(membership: .known(OrganizationMembership.none, 3))), .fail),
        RuleExample(
            "no evidence of who installed it", .installation(.example(installedBy: nil)), .unverified),
        RuleExample(
            "the app may not read members",
            .installation(.example(membership: .unreadable(.example(.organizationMembership)))), .unverified),
        RuleExample(
            "an account of another kind",
            .installation(.example(.example(accountKind: .other("Enterprise")))), .unverified),
        RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
    ]

    /// Logins are compared without case, as GitHub does. Without evidence nothing else is asked.
    private static func judgeInstaller(of installation: Installation, _ subject: InstallationSubject) -> Verdict {
        guard let installer = subject.installedBy else {
            return .unverified(
                .organizationMembership, .notAsked,
                "There is no evidence of who installed the app: name them in `installed_by`.")
        }
        switch installation.accountKind {
        case .user:
            if installer.lowercased() == installation.accountLogin.lowercased() { return .pass }
            return .failing(
                "The app was installed on a user's account by someone else.",
                observed: "installed by \(installer)", expected: "installed by \(installation.accountLogin)")
        case .organization:
            return judgeMembership(of: installer, subject.installerMembership)
        case .other:
            return .unverified(
                .appInstallations, .unsupported, "It isn't known who owns an account of this kind.",
                exchange: subject.status.exchange)
        }
    }

    /// Both halves count: the role alone may be an invitation, and a member alone is no Owner.
    private static func judgeMembership(of installer: String, _ membership: Observed<OrganizationMembership>) -> Verdict
    {
        let expected = "an active Owner of the organization (role admin)"
        switch membership {
        case .unreadable(let reason):
            return .unverified(reason)
        case .known(.member(role: "admin", active: true), _):
            return .pass
        case .known(.member(role: "admin", active: false), _):
            return .failing(
                "The person who installed the app hasn't accepted the invitation as Owner.",
                observed: "\(installer): role admin, pending", expected: expected)
        case .known(.member(let role, let active), _):
            return .failing(
                "The person who installed the app isn't an Owner of the organization.",
                observed: "\(installer): role \(role)\(active ? "" : ", pending")", expected: expected)
        case .known(.none, _):
            return .failing(
                "The person who installed the app isn't a member of the organization.",
                observed: "\(installer): no member", expected: expected)
        }
    }
}
