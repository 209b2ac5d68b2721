// The rule about who may connect an organization to a forge.

import Inventory

extension Rule {
    /// Compares `added_by` with the organization's members in the config.
    static let integrationAddedWithoutMaintainerRole = Rule(
        id: "integration-added-without-maintainer-role",
        title: "Integration was added by someone without the Maintainer role",
        severity: .high,
        rationale: """
            Only a maintainer or an owner of an organization may connect it to a forge: an integration opens every \
            repository that it reaches to the whole organization. One that somebody else added was never decided by \
            those who answer for it.
            """,
        remediation: """
            An owner of the organization decides. Either raise the person's role on the platform and in \
            `platform.organizations.ORG.members`, or have a maintainer remove the integration, add it anew and be named \
            in its `added_by`. If the config is out of date, correct it and run `forgeaudit check`.
            """,
        remediators: [.platformOwner, .platformMaintainer],
        falsePositives: """
            The config says who holds which role, and may lag behind the platform: somebody whose role was raised \
            since is reported until `platform.organizations` is brought up to date. Roles at the time of adding aren't \
            known, only today's.
            """,
        controls: [.cis("1.4.1"), .nist("CM-3"), .iso("A.5.15"), .soc2("CC6.2")],
        reads: [.platformMembers],
        examples: [
            RuleExample("added by a maintainer", .integration(.example()), .pass),
            RuleExample("added by an owner", .integration(.example(adderRole: .known(.owner, nil))), .pass),
            RuleExample("added by a viewer", .integration(.example(adderRole: .known(.viewer, nil))), .fail),
            RuleExample(
                "added by someone who is no member", .integration(.example(adderRole: .known(nil, nil))), .fail),
            RuleExample(
                "the config doesn't say who added it",
                .integration(.example(.example(.gitlab, addedBy: nil), adderRole: .known(nil, nil))), .unverified),
            RuleExample(
                "the config doesn't describe the organization",
                .integration(.example(adderRole: .unreadable(.example(.platformMembers, .notAsked)))), .unverified),
            RuleExample(
                "it belongs to a user", .integration(.example(.example(.gitlab, owner: .user("dave")))),
                .notApplicable),
        ],
        check: .integration { subject, _ in judgeAdder(of: subject) })

    /// An unnamed adder comes before an undescribed organization: it is the smaller thing to mend.
    private static func judgeAdder(of subject: IntegrationSubject) -> Verdict {
        guard case .organization = subject.integration.owner else {
            return .notApplicable("The integration belongs to a user, who needs no role.")
        }
        guard let adder = subject.integration.addedBy else {
            return .unverified(
                .platformMembers, .notAsked,
                "The config doesn't say who added the integration: name them in `added_by`.")
        }
        switch subject.adderRole {
        case .unreadable(let reason):
            return .unverified(reason)
        case .known(let role?, _) where role >= .maintainer:
            return .pass
        case .known(let role?, _):
            return .failing(
                "The person who added the integration holds too low a role in the organization.",
                observed: "\(adder): \(role.rawValue)", expected: "maintainer or owner")
        case .known(nil, _):
            return .failing(
                "The person who added the integration is no member of the organization.",
                observed: "\(adder): no member", expected: "maintainer or owner")
        }
    }
}
