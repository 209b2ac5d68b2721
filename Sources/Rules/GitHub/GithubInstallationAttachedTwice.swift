// The rule about installations that two integrations name.

import Inventory

extension Rule {
    /// Compares the config's entries, whatever the forge says of the installation.
    static let githubInstallationAttachedTwice = Rule(
        id: "github-installation-attached-twice",
        title: "GitHub App installation is attached twice",
        severity: .high,
        rationale: """
            Each integration that names an installation reaches all of its repositories, with the rights of its own \
            owner. Two of them mean that every push builds twice, or that one owner reads what belongs to another.
            """,
        remediation: """
            Decide to whom the installation belongs: its account's settings page tells. Remove the other integration \
            from the config, or give it an installation of its own. Whoever runs the platform can do it, in agreement \
            with both owners.
            """,
        remediators: [.configKeeper, .platformOwner],
        falsePositives: """
            Two integrations of one owner may share an installation on purpose, such as while one replaces the other. \
            Waive the finding until the old one is removed.
            """,
        controls: [.cis("1.4.1"), .nist("CM-8"), .iso("A.5.15"), .soc2("CC6.1")],
        reads: [],
        alwaysDecides: "It compares entries of the config with each other, and those can always be read.",
        examples: [
            RuleExample("one integration names it", .installation(.example()), .pass),
            RuleExample(
                "two integrations name it", .installation(.example(alsoAttachedBy: ["umbrella-github"])), .fail),
            RuleExample(
                "two integrations name one that was uninstalled",
                .installation(
                    .example(status: .known(.absent(successor: nil), 2), alsoAttachedBy: ["umbrella-github"])), .fail),
        ],
        check: .installation { subject, _ in
            guard !subject.alsoAttachedBy.isEmpty else { return .pass }
            return .failing(
                "More than one integration names the installation.",
                observed: "also named by \(subject.alsoAttachedBy.sorted().joined(separator: ", "))",
                expected: "one integration for each installation")
        })
}
