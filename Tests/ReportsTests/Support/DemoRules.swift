// Rule texts for the demo fleet: invented here, the real catalogue belongs to another module.

import Inventory
import Snapshots

enum DemoRules {
    private typealias Line = (
        id: String, severity: Severity, kind: SubjectKind, title: String, fact: Fact, control: String
    )

    static let all: [RuleRecord] = lines.map { line in
        RuleRecord(
            id: line.id, title: line.title, severity: line.severity, enabled: line.id != "gitlab-token-unused",
            subjectKind: line.kind, rationale: rationale(line), remediation: remediation(line),
            settings: line.id == "gitlab-token-expires-soon" ? "within_days: 30" : "",
            readings: [.init(fact: line.fact.rawValue, endpoint: line.fact.endpoint, permission: line.fact.permission)],
            controls: [
                .init(framework: "CIS GitHub and GitLab benchmarks", id: line.control),
                .init(framework: "SOC 2", id: line.severity >= .high ? "CC6.1" : "CC6.3"),
                .init(framework: "ISO/IEC 27001:2022", id: line.kind == .token ? "A.5.17" : "A.8.2"),
            ])
    }

    private static func rationale(_ line: Line) -> String {
        switch line.kind {
        case .integration: "Whoever attaches an integration decides which code the platform reads, and in whose name."
        case .installation, .app, .appInstallation:
            "Without a working installation the platform sees none of the account's repositories."
        case .token, .secret: "The token acts with all rights of its user; what it may do, anyone who holds it may do."
        case .repository, .expectation, .baselineRepository:
            "Builds of this repository stop or run unseen, and nobody is told."
        }
    }

    private static func remediation(_ line: Line) -> String {
        switch line.kind {
        case .integration: "Let a maintainer of the owning organization add the integration again, or raise the role."
        case .installation, .app, .appInstallation:
            "An owner of the account opens its installed apps, and grants or restores what is named here."
        case .token, .secret:
            "Create a token with scope api for a user with Maintainer access, store it, and revoke the old one."
        case .repository: "Give the token's user Maintainer access, or add the webhook under Settings, Webhooks."
        case .expectation, .baselineRepository:
            "Grant the integration access to the repository, or take it out of repositories.expect."
        }
    }

    private static let lines: [Line] = [
        (
            "integration-added-without-maintainer-role", .high, .integration,
            "Integration added without the Maintainer role", .platformMembers, "1.4.1"
        ),
        (
            "github-app-webhook-tls-verification-off", .critical, .installation, "The App's webhook doesn't verify TLS",
            .app, "1.4.4"
        ),
        ("github-app-webhook-secret-missing", .high, .installation, "The App's webhook has no secret", .app, "1.4.4"),
        ("github-installation-missing", .high, .installation, "Installation is gone", .appInstallations, "1.4.2"),
        (
            "github-installation-suspended", .high, .installation, "Installation is suspended", .appInstallations,
            "1.4.2"
        ),
        (
            "github-installation-account-mismatch", .critical, .installation, "Installation belongs to another account",
            .appInstallations, "1.4.1"
        ),
        (
            "github-installation-attached-twice", .medium, .installation, "Installation attached twice",
            .appInstallations, "1.4.1"
        ),
        (
            "github-installation-installer-not-owner", .medium, .installation,
            "Installed by somebody who isn't an owner", .organizationMembership, "1.4.1"
        ),
        (
            "github-installation-permission-missing", .high, .installation, "Installation lacks a required permission",
            .appInstallations, "1.4.3"
        ),
        (
            "github-installation-push-event-missing", .medium, .installation, "Push events aren't delivered",
            .appInstallations, "1.4.3"
        ),
        (
            "github-installation-permissions-not-accepted", .low, .installation,
            "Requested permissions not accepted yet", .appInstallations, "1.4.3"
        ),
        (
            "github-installation-permission-excessive", .medium, .installation,
            "Installation holds more permissions than required", .appInstallations, "1.4.3"
        ),
        (
            "github-installation-covers-all-repositories", .info, .installation, "Installation covers all repositories",
            .appInstallations, "1.4.3"
        ),
        ("gitlab-token-rejected", .critical, .token, "Token is rejected", .token, "1.4.2"),
        ("gitlab-token-scope-missing", .high, .token, "Token lacks the api scope", .token, "1.4.3"),
        ("gitlab-token-scope-excessive", .medium, .token, "Token has more scopes than needed", .token, "1.4.3"),
        ("gitlab-token-expires-soon", .medium, .token, "Token expires soon", .token, "1.4.2"),
        ("gitlab-token-never-expires", .medium, .token, "Token never expires", .token, "1.4.2"),
        ("gitlab-token-unused", .low, .token, "Token isn't used", .token, "1.3.1"),
        ("gitlab-token-user-is-administrator", .high, .token, "Token belongs to an administrator", .tokenUser, "1.3.3"),
        ("gitlab-token-shared", .medium, .token, "Token is shared by integrations", .token, "1.4.2"),
        (
            "repository-maintainer-access-missing", .high, .repository, "Token's user lacks Maintainer access",
            .maintainerProjects, "1.4.3"
        ),
        ("rebuild-hook-missing", .medium, .repository, "Rebuild hook is missing", .projectHooks, "1.4.4"),
        ("rebuild-hook-disabled", .medium, .repository, "Rebuild hook is disabled", .projectHooks, "1.4.4"),
        (
            "rebuild-hook-tls-verification-off", .high, .repository, "Rebuild hook doesn't verify TLS", .projectHooks,
            "2.1.10"
        ),
        ("rebuild-hook-duplicated", .low, .repository, "Rebuild hook is there twice", .projectHooks, "1.4.4"),
        (
            "repository-attached-twice", .medium, .repository, "Repository reached by integrations of different owners",
            .projects, "1.4.1"
        ),
        (
            "repository-expected-but-missing", .high, .expectation, "Expected repository isn't reached", .projects,
            "1.2.6"
        ),
        ("import-incomplete", .high, .integration, "Import isn't proven complete", .projects, "1.2.6"),
    ]
}
