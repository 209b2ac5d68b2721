// What was audited, from which data and by which rules.

import Foundation
import Inventory
import Snapshots

struct ProvenanceSection: ReportSection {
    let contents: ReportContents

    var anchor: String { "provenance" }
    var title: String { "Scope and provenance" }

    func write(_ page: HTMLPage) throws {
        try page.markup.element("dl", [("class", "facts")]) {
            try scope(page)
            try data(page)
            policy(page)
        }
    }

    private func scope(_ page: HTMLPage) throws {
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
        let all = excluded.reduce(0) { $0 + $1.excluded }
        let named = try self.excluded(excluded)
        page.entry("Excluded by the configuration") {
            guard !excluded.isEmpty else { return page.markup.text("nothing") }
            page.markup.text(
                VisibleText.clipped(
                    excluded.map {
                        "\($0.name): \(Wording.count($0.excluded, "repository", "repositories"))"
                    }.joined(separator: ", "), to: 1_500) + "; imported and listed, but not judged")
            page.names(
                "Which repositories", named, of: all,
                rest: "see the integrations' pages, or repository_access_view in the snapshot")
        }
        let expired = contents.waivers.filter(\.expired).count
        page.entry(
            "Waivers",
            "\(Wording.count(contents.waivers.count, "waiver")) in the policy, \(Wording.number(expired)) expired")
    }

    /// The first excluded repositories, each with its integration.
    private func excluded(_ integrations: [IntegrationRecord]) throws -> [String] {
        var names: [String] = []
        for integration in integrations where names.count < Self.excludedLimit {
            let limit = Self.excludedLimit - names.count
            names += try contents.snapshot.excludedRepositories(of: integration.name, limit: limit).map {
                "\($0) (\(integration.name))"
            }
        }
        return names
    }

    private static let excludedLimit = 50

    private func data(_ page: HTMLPage) throws {
        let run = contents.run
        let servers = try contents.snapshot.serverTimes()
        page.entry("Snapshot") { page.code(contents.fileName) }
        page.entry("Snapshot's content, SHA-256") { page.code(run.contentSHA256) }
        page.entry("Collected") {
            page.markup.text(
                "\(Wording.instant(run.startedAt)) to \(run.finishedAt.map(Wording.instant) ?? "an unknown end")")
        }
        if let servers { page.entry("By the forges' own clocks", Self.clocks(servers, run)) }
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

    /// The first and the last answer's time, and whether this machine's clock tells another one. A frozen clock shows
    /// here, as does a wrong one: the forges' don't depend on it.
    private static func clocks(_ servers: ClosedRange<Date>, _ run: RunRecord) -> String {
        let times = "\(Wording.instant(servers.lowerBound)) to \(Wording.instant(servers.upperBound))"
        let early = servers.lowerBound.timeIntervalSince(run.startedAt) < -300
        let late = servers.upperBound.timeIntervalSince(run.finishedAt ?? run.startedAt) > 300
        guard early || late else { return times }
        return times + ": the clock of the machine that collected was wrong, or frozen by an option"
    }

    /// Where the date of the audit comes from.
    private var asOf: String {
        contents.audit.asOf == contents.run.finishedAt ?? contents.run.startedAt
            ? "the end of collecting" : "which isn't the end of collecting: the option --as-of chose it"
    }

    private func policy(_ page: HTMLPage) {
        let audit = contents.audit
        page.entry(
            "Judged by", "forgeaudit \(audit.toolVersion), as of \(Wording.instant(audit.asOf)), \(asOf)")
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
