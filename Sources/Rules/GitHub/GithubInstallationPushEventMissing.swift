// The rule about events that the platform needs and an installation doesn't send.

import Inventory

extension Rule {
    /// Compares the installation's events with the config's `requires`.
    static let githubInstallationPushEventMissing = Rule(
        id: "github-installation-push-event-missing",
        title: "GitHub App installation doesn't send push events",
        severity: .high,
        rationale: """
            Rebuilds start from push events. An installation without them imports its repositories and looks healthy, \
            but no commit is ever built. As with permissions, the installation's own list counts, not the app's.
            """,
        remediation: """
            The app's owner subscribes it to "Push" under `https://github.com/settings/apps/SLUG/permissions` (an \
            organization's app: `https://github.com/organizations/ORG/settings/apps/SLUG/permissions`); it needs \
            `contents: read`. Where that changes the permissions, an Owner of each account accepts it on the \
            installation's settings page. Required events stand in `requires.events`.
            """,
        remediators: [.githubAppOwner, .githubAccountOwner],
        falsePositives: """
            A platform that polls, or is told of pushes by a workflow, needs no push events: set `requires.events` to \
            an empty list.
            """,
        controls: [.cis("1.4.1"), .nist("CA-7"), .iso("A.8.16"), .soc2("CC7.1")],
        reads: [.appInstallations],
        examples: [
            RuleExample("it sends push events", .installation(.example()), .pass),
            RuleExample("it sends no events", .installation(.example(.example(events: []))), .fail),
            RuleExample(
                "it lacks another required event",
                .installation(.example(requiredEvents: ["push", "repository"])), .fail),
            RuleExample("the app's installations can't be listed", .installation(.unlisted), .unverified),
            RuleExample("no event is required", .installation(.example(requiredEvents: [])), .notApplicable),
            RuleExample("the app was uninstalled", .installation(.uninstalled), .notApplicable),
        ],
        check: .installation { subject, _ in
            subject.judgingInstallation { installation in
                guard !subject.requiredEvents.isEmpty else {
                    return .notApplicable("The config requires no event of the app.")
                }
                let missing = Set(subject.requiredEvents).subtracting(installation.events)
                if missing.isEmpty { return .pass }
                let sent = installation.events.sorted().joined(separator: ", ")
                return .failing(
                    missing.contains("push")
                        ? "The installation doesn't send push events, so no push starts a build."
                        : "The installation doesn't send an event that the platform requires.",
                    observed: installation.events.isEmpty ? "no events" : "events: \(sent)",
                    expected: "also: \(missing.sorted().joined(separator: ", "))")
            }
        })
}
