// What was audited, from which data and by which rules.

import Foundation
import Inventory
import Snapshots

struct ProvenanceSection: ReportSection {
    let contents: ReportContents

    var anchor: String { "provenance" }
    var title: String { "Scope and provenance" }

    func write(_ page: HTMLPage) {
        page.markup.element("dl", [("class", "facts")]) {
            scope(page)
            data(page)
            policy(page)
        }
    }

    private func scope(_ page: HTMLPage) {
        page.entry("Forges") {
            let forges = Set(contents.integrations.map { "\($0.forge.kind.title) at \($0.forge.apiURL)" }).sorted()
            page.markup.text(
                VisibleText.clipped(forges.isEmpty ? "none" : forges.joined(separator: ", "), to: 1_500))
        }
        let owners = Set(contents.integrations.map { "\($0.owner.kind) \($0.owner.name)" }).count
        let repositories = contents.integrations.reduce(0) { $0 + $1.repositories }
        page.entry(
            "Scope",
            "\(Wording.count(contents.integrations.count, "integration")) of \(Wording.count(owners, "owner")), "
                + "reaching "
                + "\(Wording.count(repositories, "repository", "repositories")) (one that several reach counts "
                + "for each)"
        )
        let excluded = contents.integrations.filter { $0.excluded > 0 }
        page.entry(
            "Excluded by the configuration",
            excluded.isEmpty
                ? "nothing"
                : VisibleText.clipped(
                    excluded.map {
                        "\($0.name): \(Wording.count($0.excluded, "repository", "repositories"))"
                    }.joined(separator: ", "), to: 1_500) + "; imported and listed, but not judged")
        let expired = contents.waivers.filter(\.expired).count
        page.entry(
            "Waivers",
            "\(Wording.count(contents.waivers.count, "waiver")) in the policy, \(Wording.number(expired)) expired")
    }

    private func data(_ page: HTMLPage) {
        let run = contents.run
        page.entry("Snapshot") { page.code(contents.fileName) }
        page.entry("Snapshot's content, SHA-256") { page.code(run.contentSHA256) }
        page.entry("Collected") {
            page.markup.text(
                "\(Wording.instant(run.startedAt)) to \(run.finishedAt.map(Wording.instant) ?? "an unknown end")")
        }
        let requests = contents.integrations.reduce(contents.sharedRequests) { $0 + $1.requests }
        page.entry(
            "Requests",
            "\(Wording.number(requests)), of which \(Wording.number(contents.sharedRequests)) are shared by "
                + "integrations"
        )
        page.entry("Collected by", "forgeaudit \(run.toolVersion), snapshot schema \(run.schemaVersion)")
        page.entry("Configuration") {
            page.code(run.configPath)
            page.markup.text(" SHA-256 ")
            page.code(run.configSHA256)
        }
    }

    private func policy(_ page: HTMLPage) {
        let audit = contents.audit
        page.entry("Judged by", "forgeaudit \(audit.toolVersion), as of \(Wording.instant(audit.asOf))")
        page.entry("Policy") {
            page.code(audit.policyPath)
            page.markup.text(" SHA-256 ")
            page.code(audit.policySHA256)
        }
        page.entry("Rules, SHA-256") { page.code(audit.rulesSHA256) }
        let decide =
            audit.failOnNewOnly
            ? "decide the verdict, those of them that are new the exit status" : "decide"
        page.entry(
            "Threshold",
            "findings of severity \(audit.failOn.rawValue) or above \(decide); up to \(audit.maxUnverifiedPercent) % "
                + "of the results may be unverified")
    }
}
