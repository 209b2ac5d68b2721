// The rule about Maintainer access that was there before and isn't any more.

import Inventory

extension Rule {
    /// Compares the effective access with the baseline's.
    static let repositoryAccessLowered = Rule(
        id: "repository-access-lowered",
        title: "Maintainer access was lowered since the last whole snapshot",
        severity: .medium,
        rationale: """
            Somebody took the token's user below Maintainer, on the project itself or on a group above it: rebuilds that \
            worked will stop without a word. `repository-maintainer-access-missing` tells that access is missing; this \
            rule tells that it was there, and since when it isn't.
            """,
        remediation: """
            Ask who changed it: the members page of the project or group, or its audit events, show it. If it was a \
            mistake, a Maintainer or Owner raises the token's user again under `GITLAB/PROJECT/-/project_members`; if \
            not, add the repository to `repositories.exclude`. The next whole snapshot takes today's access for given.
            """,
        remediators: [.gitlabProjectMaintainer, .gitlabGroupOwner, .configKeeper],
        falsePositives: """
            Access that was taken away on purpose is reported for one night. After a change of members GitLab needs up \
            to some minutes to show what is in force.
            """,
        controls: [.nist("AC-2(3)"), .iso("A.5.18"), .soc2("CC6.2")],
        reads: [.maintainerProjects, .baseline],
        examples: [
            RuleExample("as before", .repository(.example(baselineAccess: .known(.held, nil))), .pass),
            RuleExample("raised", .repository(.example(baselineAccess: .known(.below, nil))), .pass),
            RuleExample(
                "below Maintainer then and now",
                .repository(.example(access: .known(.below, 6), baselineAccess: .known(.below, nil))), .pass),
            RuleExample(
                "Maintainer then, below now",
                .repository(.example(access: .known(.below, 6), baselineAccess: .known(.held, nil))), .fail),
            RuleExample(
                "the access couldn't be proven",
                .repository(
                    .example(
                        access: .unreadable(.example(.maintainerProjects, .incomplete)),
                        baselineAccess: .known(.held, nil))), .unverified),
            RuleExample(
                "the baseline can't be read",
                .repository(.example(baselineAccess: .unreadable(.example(.baseline, .malformed)))), .unverified),
            RuleExample("nothing to compare with", .repository(.example()), .notApplicable),
            RuleExample("a repository on GitHub", .repository(.exampleOnGitHub()), .notApplicable),
            RuleExample(
                "lowered on an archived project",
                .repository(
                    .example(
                        .example(archived: true), access: .known(.below, 6), baselineAccess: .known(.held, nil))),
                .notApplicable),
        ],
        check: .repository { subject, _ in
            guard subject.integration.forge.kind == .gitlab else {
                return .notApplicable("On GitHub the app's own permissions decide, not a person's role.")
            }
            if let notJudged = subject.notJudged { return notJudged }
            switch (subject.baselineAccess, subject.access) {
            case (.known(nil, _), _):
                return .notApplicable("No earlier snapshot tells the access, so there is nothing to compare with.")
            case (.unreadable(let reason), _), (_, .unreadable(let reason)):
                return .unverified(reason)
            case (.known(.held, _), .known(.below, _)):
                return .failing(
                    "The token's user held Maintainer access in the last whole snapshot and doesn't any more.",
                    observed: "below Maintainer", expected: "Maintainer (40) or above, as before")
            case (.known, .known):
                return .pass
            }
        })
}
