// The rule about projects that the token's user doesn't maintain.

import Inventory

extension Rule {
    /// Judges the effective access that the import proved.
    static let repositoryMaintainerAccessMissing = Rule(
        id: "repository-maintainer-access-missing",
        title: "Token's user lacks Maintainer access",
        severity: .high,
        rationale: """
            Only a Maintainer may see and set up hooks, and only one should be able to have a repository built. What \
            counts is effective access: inherited and shared groups included, an administrator's power not. After a \
            change of members GitLab needs up to some minutes to show it.
            """,
        remediation: """
            A Maintainer or Owner of the project, or an Owner of its group, raises the token's user to Maintainer under \
            `GITLAB/PROJECT/-/project_members`, or on the command line: `glab api --method PUT \
            projects/ID/members/USER_ID -f access_level=40`. For a project or group token, create one with role \
            Maintainer. If the repository isn't to be built, add it to `repositories.exclude`.
            """,
        remediators: [.gitlabProjectMaintainer, .gitlabGroupOwner],
        falsePositives: """
            After somebody is made Maintainer, GitLab takes up to some minutes to list the project. A project that the \
            platform only reads is reported: exclude it.
            """,
        controls: [.nist("AC-3"), .iso("A.5.15"), .soc2("CC6.1")],
        reads: [.maintainerProjects],
        examples: [
            RuleExample("Maintainer or above", .repository(.example()), .pass),
            RuleExample("below Maintainer", .repository(.example(access: .known(.below, 6))), .fail),
            RuleExample(
                "the access couldn't be proven",
                .repository(.example(access: .unreadable(.example(.maintainerProjects, .incomplete)))), .unverified),
            RuleExample("a repository on GitHub", .repository(.exampleOnGitHub()), .notApplicable),
            RuleExample(
                "below Maintainer on an archived project",
                .repository(.example(.example(archived: true), access: .known(.below, 6))), .notApplicable),
            RuleExample(
                "below Maintainer on an excluded project",
                .repository(.example(excluded: true, access: .known(.below, 6))), .notApplicable),
        ],
        check: .repository { subject, _ in
            guard subject.integration.forge.kind == .gitlab else {
                return .notApplicable("On GitHub the app's own permissions decide, not a person's role.")
            }
            if let notJudged = subject.notJudged { return notJudged }
            return switch subject.access {
            case .unreadable(let reason):
                .unverified(reason)
            case .known(.held, _):
                .pass
            case .known(.below, _):
                .failing(
                    "The token's user reaches the repository with less than Maintainer access.",
                    observed: "below Maintainer", expected: "Maintainer (40) or above")
            }
        })
}
