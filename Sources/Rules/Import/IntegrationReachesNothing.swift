// The rule about integrations that work and reach nothing.

import Inventory

extension Rule {
    /// Judges what the listings showed, before the config's `exclude`.
    static let integrationReachesNothing = Rule(
        id: "integration-reaches-nothing",
        title: "Integration reaches no repository",
        severity: .medium,
        rationale: """
            A token whose user lost every membership is still valid, and an installation from which every repository was \
            taken is still active. Each other rule then has nothing to judge and finds nothing wrong, while nothing is \
            rebuilt any more.
            """,
        remediation: """
            GitHub: open the installation's page and select the repositories. GitLab: make the token's user Maintainer of \
            the projects, or of their group, or replace the token by one of a user who is. Where the integration isn't \
            needed any more, remove it from the platform and from the config, and revoke its token.
            """,
        remediators: [.githubAccountOwner, .gitlabGroupOwner, .configKeeper],
        falsePositives: "An integration that was prepared for repositories still to come reaches none as yet.",
        controls: [.nist("CM-8"), .soc2("CC7.2")],
        reads: [.installationRepositories, .projects],
        examples: [
            RuleExample("250 projects", .integration(.example()), .pass),
            RuleExample(
                "250 repositories of an installation",
                .integration(.example(.example(.github), listings: [.example(.installationRepositories)])), .pass),
            RuleExample(
                "one project, and the forge announced more",
                .integration(
                    .example(
                        importState: .incomplete, importDoubt: "The forge announced more than it sent.",
                        listings: [.example(received: 1, announced: 251, doubt: "1 of 251 rows")])), .pass),
            RuleExample(
                "the listing ends, and was empty",
                .integration(.example(listings: [.example(received: 0, announced: 0)])), .fail),
            RuleExample(
                "nothing came, and the listing has no proven end",
                .integration(
                    .example(
                        importState: .incomplete, importDoubt: "The forge announced more than it sent.",
                        listings: [.example(received: 0, announced: 3, doubt: "0 of 3 rows")])), .unverified),
            RuleExample(
                "the token was rejected",
                .integration(.example(importState: .blocked, importDoubt: "GitLab rejected the token.", listings: [])),
                .unverified),
        ],
        check: .integration { subject, _ in
            let onGitHub = subject.integration.forge.kind == .github
            let listed: Fact = onGitHub ? .installationRepositories : .projects
            let listings = subject.listings.filter { $0.fact == listed }
            if listings.contains(where: { $0.distinct > 0 }) { return .pass }
            guard !listings.isEmpty, listings.allSatisfy({ $0.complete }) else {
                return .unverified(
                    listed, .incomplete,
                    (subject.importDoubt ?? "The listing of repositories isn't proven complete.").excerpt,
                    exchange: subject.stoppedBy)
            }
            return .failing(
                "The credential works, and no repository is within its reach.",
                observed: "a complete listing of 0 repositories",
                expected: "at least one repository")
        })
}
