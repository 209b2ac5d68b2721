// What findings about installations quote.

import Inventory
import Testing

@testable import Rules

struct InstallationRuleTests {
    private func defect(_ id: String, _ subject: InstallationSubject) throws -> Defect {
        let verdict = RuleCatalogue.rule(id)?.verdict(
            on: .installation(subject), in: AuditContext(asOf: RuleExample.today))
        guard case .fail(let defect)? = verdict else {
            Issue.record("\(id): \(String(describing: verdict))")
            return Defect("", observed: "", expected: "")
        }
        return defect
    }

    @Test("a missing installation names its successor, the sentence doesn't")
    func successor() throws {
        let subject = InstallationSubject.example(status: .known(.absent(successor: 31_200_045), 2))
        let defect = try defect("github-installation-missing", subject)
        #expect(defect.observed == "the account holds the app under installation 31200045 now")
        #expect(!defect.reason.contains("31200045"))
    }

    @Test("a suspension says by whom and since when")
    func suspension() throws {
        let subject = InstallationSubject.example(
            .example(suspendedAt: RuleExample.day(-1), suspendedBy: "octocat"))
        let defect = try defect("github-installation-suspended", subject)
        #expect(defect.observed == "suspended by octocat, since 2026-11-21T02:00:00Z")
    }

    @Test("missing permissions are listed with their levels, in order")
    func missingPermissions() throws {
        let subject = InstallationSubject.example(
            requiredPermissions: ["contents": .write, "checks": .write, "metadata": .read])
        let defect = try defect("github-installation-permission-missing", subject)
        #expect(defect.observed == "checks: none, contents: read")
        #expect(defect.expected == "checks: write, contents: write")
    }

    @Test("excessive permissions are listed with what would be enough")
    func excessivePermissions() throws {
        let subject = InstallationSubject.example(
            .example(permissions: ["contents": .write, "members": .write, "workflows": .write, "metadata": .read]))
        let defect = try defect("github-installation-permission-excessive", subject)
        #expect(defect.observed == "contents: write, members: write, workflows: write")
        #expect(defect.expected == "contents: read, members: read, workflows: none")
    }

    @Test("what an account hasn't accepted is listed, permissions and events")
    func notAccepted() throws {
        let app = App.example(permissions: ["contents": .read, "checks": .write], events: ["push", "check_run"])
        let defect = try defect("github-installation-permissions-not-accepted", .example(app: .known(app, 1)))
        #expect(defect.observed == "checks: none; no event check_run")
        #expect(defect.expected == "checks: write; event check_run")
    }

    @Test("two integrations on one installation are a fact, whether or not the forge can be asked")
    func attachedTwice() throws {
        var subject = InstallationSubject.unlisted
        subject.alsoAttachedBy = ["b", "a"]
        #expect(try defect("github-installation-attached-twice", subject).observed == "also named by a, b")
    }
}
