// What is known of one integration or App as a whole: whose it is, how its import is proven, what was left out.

import Foundation
import Inventory
import Snapshots

/// The facts are read when this is made, so that they can be written while results are streamed.
struct HomeFacts {
    let contents: ReportContents
    let audited: AuditedHome
    private let excluded: [String]
    private let waivers: [WaiverShare]

    private static let excludedLimit = 500

    init(_ contents: ReportContents, _ audited: AuditedHome) throws {
        self.contents = contents
        self.audited = audited
        waivers = try contents.snapshot.waiverShares(of: audited.home)
        if case .integration(let record) = audited, record.excluded > 0 {
            excluded = try contents.snapshot.excludedRepositories(of: record.name, limit: Self.excludedLimit)
        } else {
            excluded = []
        }
    }

    func write(_ page: HTMLPage) {
        page.markup.element("dl", [("class", "facts")]) {
            switch audited {
            case .integration(let record): facts(of: record, page)
            case .app(let record): facts(of: record, page)
            }
            guard !waivers.isEmpty else { return }
            page.entry("Waivers that cover results here") {
                for (index, share) in waivers.enumerated() {
                    if index > 0 { page.markup.text(", ") }
                    page.link(to: "w-\(contents.waiverSlugs[share.waiver])", share.waiver)
                    page.markup.text(" \(Wording.count(share.results, "result"))")
                }
            }
        }
    }

    /// The gaps of this integration or App alone.
    var gaps: [GapRecord] { contents.gaps.filter { $0.home == audited.home } }

    private func facts(of record: IntegrationRecord, _ page: HTMLPage) {
        let version = record.forgeVersion.map { ", version \(VisibleText.clipped($0, to: 80))" } ?? ""
        page.entry(
            "Forge", "\(record.forge.kind.title) at \(VisibleText.clipped(record.forge.apiURL, to: 300))\(version)")
        page.entry("Connection", VisibleText.clipped(record.connection, to: 300))
        page.entry("Owner", "\(record.owner.kind) \(VisibleText.clipped(record.owner.name, to: 120))")
        page.entry("Added by", record.addedBy.map { VisibleText.clipped($0, to: 120) } ?? "not stated")
        page.entry("Import") {
            CoverageSection.state(of: record, page)
            if let doubt = record.importDoubt { page.span(VisibleText.clipped(doubt, to: 400), class: "sub") }
        }
        proofs((contents.listings[record.name] ?? []).map(\.proof), page)
        let stale =
            record.stale == 0
            ? "" : ", and \(Wording.number(record.stale)) kept from an earlier run as stale"
        page.entry(
            "Repositories", "\(Wording.count(record.repositories, "repository", "repositories")) listed\(stale)")
        page.entry("Excluded by the configuration") {
            guard record.excluded > 0 else { return page.markup.text("nothing") }
            page.markup.text(
                "\(Wording.count(record.excluded, "repository", "repositories")), imported and listed, but not judged")
            page.names(
                "Which repositories", excluded, of: record.excluded, rest: "see repository_access_view in the snapshot")
        }
        requests(record.requests, record.bytes, page)
    }

    private func facts(of record: AppRecord, _ page: HTMLPage) {
        page.entry("Forge", "\(record.forge.kind.title) at \(VisibleText.clipped(record.forge.apiURL, to: 300))")
        page.entry("Shown as", record.displayName.map { VisibleText.clipped($0, to: 120) } ?? "unknown: it wasn't read")
        page.entry("Integrations", "\(Wording.count(record.integrations, "integration")) of this fleet use it")
        page.entry("Read") {
            if let doubt = record.doubt {
                page.status(.unverified, "Not in full")
                page.span(VisibleText.clipped(doubt, to: 400), class: "sub")
            } else {
                page.status(.pass, "In full")
            }
        }
        proofs([record.installations].compactMap { $0 }, page)
        requests(record.requests, record.bytes, page)
    }

    /// The numbers that prove each listing complete, or don't.
    private func proofs(_ proofs: [ListingProof], _ page: HTMLPage) {
        page.entry("Proof") {
            if proofs.isEmpty { page.markup.text("nothing was listed") }
            for proof in proofs {
                page.span("\(proof.fact.rawValue): \(CoverageSection.proof(proof))", class: "line")
                if let doubt = proof.doubt { page.span(VisibleText.clipped(doubt, to: 300), class: "sub") }
            }
        }
    }

    private func requests(_ requests: Int, _ bytes: Int, _ page: HTMLPage) {
        page.entry("Requests", "\(Wording.number(requests)), \(Wording.count(bytes, "byte")) of answers")
    }
}
