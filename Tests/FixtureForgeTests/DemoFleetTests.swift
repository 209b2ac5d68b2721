// The demo fleet holds what its README says it holds.
import Foundation
import Testing

@testable import FixtureForge

@Suite struct DemoFleetTests {
    private func hooks(_ path: String) throws -> [GitLabHook] {
        let fleet = try #require(try DemoForge.fleet.get().gitLab)
        let project = try #require(fleet.projects.first { $0.path == path }, "\(path)")
        return project.hooks.map { $0.resolved(fleet.hooks) }
    }

    @Test("GitHub's accounts have the promised numbers of repositories")
    func repositories() throws {
        let fleet = try #require(try DemoForge.fleet.get().gitHub)
        let counts = fleet.repositories.mapValues { $0.count }
        #expect(
            counts == [
                "acme-inc": 230, "dave-codes": 9, "globex-corp": 40, "globex-labs": 5, "acme-tools": 14,
                "globex-legacy": 18,
            ])
        let acme = try #require(fleet.repositories["acme-inc"])
        #expect(acme.filter { $0.isArchived }.count == 8)
        #expect(acme.filter { $0.isDisabled }.map { $0.name } == ["load-tests"])
        #expect(Set(acme.map { $0.visibility }) == ["private", "internal", "public"])
    }

    @Test("No date of the fleet lies in the future of the demo, nor before what it follows")
    func dates() throws {
        let fleet = try DemoForge.fleet.get()
        for repository in fleet.gitHub?.repositories.values.flatMap({ $0 }) ?? [] {
            let pushed = repository.pushedAt ?? repository.createdAt
            #expect(repository.createdAt <= pushed && pushed <= DemoForge.now, "\(repository.name)")
        }
        for project in fleet.gitLab?.projects ?? [] {
            #expect(
                project.createdAt <= project.lastActivityAt && project.lastActivityAt <= DemoForge.now,
                "\(project.path)")
        }
        for app in fleet.gitHub?.apps ?? [] {
            #expect(
                app.deliveries.allSatisfy {
                    $0.time < DemoForge.now && $0.time > DemoForge.now.addingTimeInterval(-3 * 86_400)
                })
        }
    }

    @Test("The special cases are where the README says")
    func specialCases() throws {
        let bare = [
            "acme/legacy-billing", "acme/legacy-intranet", "acme/legacy-stock-sync", "acme/web-shop/return-portal",
            "acme/web-shop/stock-badge", "acme-data/notebooks", "dave/tax-2025",
        ]
        for path in bare { #expect(try hooks(path).isEmpty) }
        for path in [
            "acme/platform/log-pipeline", "acme/platform/core/sms-gateway", "globex/payments/chargebacks",
            "globex/web/cms",
        ] {
            #expect(try hooks(path).map { $0.alertStatus } == ["disabled"])
        }
        let later = try #require(try hooks("acme/platform/core/event-bus").first?.disabledUntil)
        let earlier = try #require(try hooks("acme/platform/cert-rotator").first?.disabledUntil)
        #expect(earlier < DemoForge.now && DemoForge.now < later)
        for path in ["acme/platform/bastion", "acme/web-shop/payment-adapter"] {
            #expect(try hooks(path).map { $0.verifiesTLS } == [false])
        }
        for path in ["acme/platform/core/billing", "acme/platform/core/tax-rules"] {
            #expect(try hooks(path).map { $0.branchFilter } == ["release/*"])
        }
        #expect(try hooks("acme/web-shop/catalog-api").map { $0.filterStrategy } == ["all_branches"])
        #expect(try hooks("acme/platform/artifact-proxy").map { $0.pushEvents } == [false])
        let rebuild = "https://hub.example.com/hooks/gitlab"
        for path in ["acme/web-shop/search-api", "acme/platform/core/refunds"] {
            #expect(try hooks(path).filter { $0.url == rebuild }.count == 2)
        }
        #expect(try hooks("acme/platform/edge-cache").map { $0.url } == [rebuild + "/"])
        #expect(try hooks("acme/platform/golden-paths").compactMap { $0.urlVariables } == [["token"]])
    }

    @Test("Every project of the acme token that isn't a special case has one healthy rebuild hook")
    func healthy() throws {
        let fleet = try #require(try DemoForge.fleet.get().gitLab)
        let healthy = fleet.projects.filter { project in
            let rebuild = project.hooks.map { $0.resolved(fleet.hooks) }
                .filter { $0.url == "https://hub.example.com/hooks/gitlab" }
            guard project.id < 4_200, rebuild.count == 1, let hook = rebuild.first else { return false }
            return (hook.alertStatus ?? "executable") == "executable" && hook.verifiesTLS != false
                && hook.pushEvents != false
                && hook.branchFilter == nil
        }
        // 116: 150 less 5 without a hook, 14 of the group hook, 4 disabled, 2 TLS, 5 filters, 1 push, 2 twice, 1 slash.
        #expect(healthy.count == 116)
    }

    @Test("No file of the fleet holds anything that looks like a secret")
    func noSecrets() throws {
        let files =
            FileManager.default.enumerator(at: DemoForge.folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        let texts = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
            .map { try String(contentsOf: $0, encoding: .utf8) }
        #expect(texts.count == 18)
        for text in texts {
            #expect(!text.contains("glpat-") && !text.contains("ghs_") && !text.contains("PRIVATE KEY"))
        }
    }
}
