// What `explain` tells of a rule, an integration and a repository.
import Foundation
import TestSupport
import Testing

@Suite("Explain", .timeLimit(.minutes(15)))
struct ExplainTests {
    private func explain(_ arguments: String...) async throws -> Run {
        let demo = try await Demo.first
        return try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            return try await scratch.start(["explain", "-c", Scratch.demoConfig] + arguments).finished()
        }
    }

    @Test("a repository's facts, each verdict with its evidence, what is missing and who can grant it")
    func repository() async throws {
        let run = try await explain("acme-gitlab", "acme/legacy-billing")
        #expect(run.status == 0)
        for part in [
            "Repository acme/legacy-billing", "Maintainer access  held", "hooks              none",
            "WAIVED rebuild-hook-missing", "waiver:   W-7 until 2027-01-31",
            "UNVERIFIED rebuild-hook-disabled, rebuild-hook-tls-verification-off",
            "it takes: scope read_api or api, and Owner access on the group",
            "evidence: GET /groups/acme/hooks?per_page=100: 403 at 2026-11-22T02:00:00Z",
            "passes: repository-maintainer-access-missing",
        ] { #expect(run.output.contains(part), "\(part)\n\(run.output)") }
        // One screen, whatever the width.
        #expect(run.output.split(separator: "\n").count <= 40)
    }

    @Test("an unverified result rests first of all on the exchange that was refused")
    func refused() async throws {
        let run = try await explain("acme-gitlab", "acme/web-shop/return-portal")
        let evidence = run.output.split(separator: "\n").filter { $0.contains("evidence: ") }
        #expect(evidence.first?.contains("GET /groups/acme/hooks?per_page=100: 403 ") == true, "\(run.output)")
        #expect(run.output.contains("403: Forbidden. It takes: "), "\(run.output)")
    }

    @Test("an integration's facts, and its repositories as numbers")
    func integration() async throws {
        let run = try await explain("acme-github-tools")
        #expect(run.status == 0)
        for part in [
            "granted            contents: read, members: read, metadata: read", "role there", "14 repositories",
            "FAIL (high) github-installation-permission-missing", "observed: checks: none",
            "who can:  the owner of the GitHub App",
        ] { #expect(run.output.contains(part), "\(part)\n\(run.output)") }
    }

    @Test("a rule, also where there is no config")
    func rule() async throws {
        try await Scratch.use { scratch in
            let run = try await scratch.forgeaudit("explain", "gitlab-token-unused")
            #expect(run.status == 0 && run.output.contains("When it may be wrong"))
            let wrong = try await scratch.forgeaudit("explain", "gitlab-token-unusd")
            #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'gitlab-token-unused'?"))
        }
    }

    @Test("what isn't there is wrong usage, and names what is")
    func unknown() async throws {
        let integration = try await explain("acme-gitlap")
        #expect(integration.status == 64 && integration.errors.contains("acme-gitlab-data"))
        let repository = try await explain("acme-gitlab", "acme/nothing")
        #expect(repository.status == 64 && repository.errors.contains("reaches no acme/nothing"))
        let near = try await explain("acme-gitlab", "acme/legacy-bilings")
        #expect(near.status == 64 && near.errors.contains("did you mean 'acme/legacy-billing'?"), "\(near.errors)")
    }
}
