// What both reports take from a snapshot as a whole: everything whose size doesn't grow with the repositories.

import Foundation
import Inventory
import Snapshots

/// The head of a report, read once, so that every report of one call says the same.
struct ReportContents {
    let snapshot: Snapshot
    /// The snapshot's own file name, also where it was opened through a link to it.
    let fileName: String
    let run: RunRecord
    let audit: AuditRecord
    let outcome: AuditOutcome
    let integrations: [IntegrationRecord]
    let rules: [RuleRecord]
    let waivers: [WaiverRecord]
    let controls: [ControlRecord]
    let gaps: [GapRecord]
    let groups: [UnverifiedGroup]
    let sharedRequests: Int
    /// By integration and by rule.
    let tallies: Tallies
    let listings: [String: [ListingRecord]]
    let integrationSlugs: Slugs
    let ruleSlugs: Slugs
    let waiverSlugs: Slugs

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        fileName = snapshot.file.resolvingSymlinksInPath().lastPathComponent
        run = try snapshot.run()
        audit = try snapshot.audit()
        outcome = try snapshot.outcome()
        integrations = try snapshot.integrations()
        rules = try snapshot.rules()
        waivers = try snapshot.waivers()
        controls = try snapshot.controls()
        gaps = try snapshot.gaps()
        groups = try snapshot.unverifiedGroups()
        sharedRequests = try snapshot.sharedRequests()
        tallies = Tallies(try snapshot.verdictCounts())
        listings = Dictionary(grouping: try snapshot.listings(), by: \.integration)
        integrationSlugs = Slugs(integrations.map(\.name))
        ruleSlugs = Slugs(rules.map(\.id))
        waiverSlugs = Slugs(waivers.map(\.waiver.id))
    }

    /// The rule that `id` names; an unknown one can't occur in a whole snapshot.
    func rule(_ id: String) -> RuleRecord? { rules.first { $0.id == id } }

    /// The waiver that `id` names, where a finding names one.
    func waiver(_ id: String?) -> WaiverRecord? { id.flatMap { id in waivers.first { $0.waiver.id == id } } }

    /// Whether a finding only repeats that an import isn't proven complete. The audit's verdict counts such an import
    /// itself, not this finding of it.
    func repeatsImport(_ finding: FindingRecord, in integration: IntegrationRecord) -> Bool {
        guard finding.rule == "import-incomplete", finding.isFail else { return false }
        switch integration.importState {
        case .incomplete, .failed, nil: return true
        case .complete, .blocked: return false
        }
    }
}
