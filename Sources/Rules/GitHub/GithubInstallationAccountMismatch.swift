// The rule about installations that belong to another account than the config says.

import Inventory

extension Rule {
    /// Compares logins as GitHub does, without case.
    static let githubInstallationAccountMismatch = Rule(
        id: "github-installation-account-mismatch",
        title: "GitHub App installation belongs to another account",
        severity: .critical,
        rationale: """
            Installation ids are consecutive numbers, easy to guess or to mistype. Whoever attaches the id of someone \
            else's installation gets that account's private repositories. A renamed account looks the same and is \
            harmless: only a person can tell.
            """,
        remediation: """
            Detach the integration until it is clear whose installation it is. If the account was renamed, which \
            `gh api /user/ACCOUNT_ID` shows, correct `github.account`. Otherwise find out who attached the id, treat what \
            was imported as disclosed, and attach the installation that the account's settings show at the end of the \
            address of their page for the app.
            """,
        remediators: [.configKeeper, .githubAccountOwner],
        falsePositives: """
            An account that was renamed is reported until `github.account` is corrected: logins are compared, as the \
            config holds no numeric id. The finding names the account's id, which stays the same after a renaming.
            """,
        controls: [.cis("1.4.1"), .nist("AC-3"), .iso("A.5.15"), .soc2("CC6.1")],
        reads: [.appInstallations],
        examples: [
            RuleExample("it belongs to the configured account", .installation(.example()), .pass),
            RuleExample(
                "the logins differ in case only", .installation(.example(configuredAccount: "Acme-Inc")), .pass),
            RuleExample(
                "it belongs to another account", .installation(.example(.example(accountLogin: "umbrella"))), .fail),
            RuleExample(
                "GitHub names no account", .installation(.example(.example(accountLogin: ""))), .unverified),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                guard !installation.accountLogin.isEmpty else {
                    return .unverified(
                        .appInstallations, .malformed, "GitHub's answer names no account for the installation.",
                        exchange: subject.status.exchange)
                }
                if installation.accountLogin.lowercased() == subject.configuredAccount.lowercased() { return .pass }
                return .failing(
                    "The installation belongs to another account than the configured one.",
                    observed: "\(installation.accountLogin) (account \(installation.accountID))",
                    expected: subject.configuredAccount)
            }
        })
}
