// What all reports take from a snapshot as a whole: everything whose size doesn't grow with the repositories.

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
    let apps: [AppRecord]
    let rules: [RuleRecord]
    let waivers: [WaiverRecord]
    let controls: [ControlRecord]
    let gaps: [GapRecord]
    let groups: [UnverifiedGroup]
    let baseline: BaselineRecord
    /// What changed since the baseline, with a few examples of each kind.
    let changes: [BaselineChange]
    /// Earlier runs, oldest first, this one last.
    let history: [HistoryLine]
    /// Every count that isn't zero, by home, rule and outcome.
    let counts: [VerdictCount]
    /// The same by home and by rule.
    let tallies: Tallies
    let listings: [String: [ListingRecord]]
    private let rulePlaces: [String: Int]
    private let waiverPlaces: [String: Int]
    private let homeSlugs: Slugs
    let ruleSlugs: Slugs
    let waiverSlugs: Slugs
    private let controlSlugs: Slugs

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        fileName = snapshot.file.resolvingSymlinksInPath().lastPathComponent
        run = try snapshot.run()
        audit = try snapshot.audit()
        outcome = try snapshot.outcome()
        integrations = try snapshot.integrations()
        apps = try snapshot.apps()
        rules = try snapshot.rules()
        waivers = try snapshot.waivers()
        controls = try snapshot.controls()
        gaps = try snapshot.gaps()
        groups = try snapshot.unverifiedGroups()
        counts = try snapshot.verdictCounts()
        tallies = Tallies(counts)
        baseline = try snapshot.baseline()
        changes = try snapshot.baselineChanges(limit: ChangesSection.examples)
        history = try snapshot.history()
        listings = Dictionary(grouping: try snapshot.listings(), by: \.integration)
        rulePlaces = Dictionary(zip(rules.map(\.id), rules.indices)) { first, _ in first }
        waiverPlaces = Dictionary(zip(waivers.map(\.waiver.id), waivers.indices)) { first, _ in first }
        homeSlugs = Slugs(integrations.map(\.name) + apps.map { SubjectHome.app($0.name).text })
        ruleSlugs = Slugs(rules.map(\.id))
        waiverSlugs = Slugs(waivers.map(\.waiver.id))
        controlSlugs = Slugs(controls.map { "\($0.framework) \($0.id)" })
    }

    /// The integrations, then the Apps, each by name.
    var homes: [AuditedHome] { integrations.map { .integration($0) } + apps.map { .app($0) } }

    /// The home's slug, which its anchor and its test suite are named by.
    func slug(_ home: SubjectHome) -> String { homeSlugs[home.text] }

    /// The control's slug, which its anchor is named by.
    func slug(_ control: ControlRecord) -> String { controlSlugs["\(control.framework) \(control.id)"] }

    /// Requests made with the Apps' own keys, which all integrations of an App share.
    var sharedRequests: Int { apps.reduce(0) { $0 + $1.requests } }

    /// The rule that `id` names; an unknown one can't occur in a whole snapshot.
    func rule(_ id: String) -> RuleRecord? { rulePlaces[id].map { rules[$0] } }

    /// The rule's place in `rules`.
    func place(ofRule id: String) -> Int? { rulePlaces[id] }

    /// The waiver that `id` names, where a finding names one.
    func waiver(_ id: String?) -> WaiverRecord? { id.flatMap { waiverPlaces[$0] }.map { waivers[$0] } }

    /// What earlier snapshots knew of a finding; nil where there is none to know it from.
    func past(of finding: FindingRecord) throws -> FindingPast? {
        // Most often there is no need to ask for each of them.
        baseline.found == nil ? nil : try snapshot.past(of: finding.fingerprint)
    }

    /// Whether a finding only repeats that an import isn't proven complete. The audit's verdict counts such an import
    /// itself, not this finding of it.
    func repeatsImport(_ finding: FindingRecord) -> Bool {
        guard finding.rule == "import-incomplete", finding.isFail,
            let integration = integrations.first(where: { $0.name == finding.integration })
        else { return false }
        switch integration.importState {
        case .incomplete, .failed, nil: return true
        case .complete, .blocked: return false
        }
    }
}
