// The test case that says whether an integration's import, or the reading of an App, can be relied on.

import Inventory
import Snapshots

enum JUnitImportCase {
    /// `audit.<slug>.IMPORT` / `snapshot`, in every suite: without it a suite could be empty, and servers drop
    /// empty suites, so that nothing imported would look like nothing wrong.
    static func of(_ integration: IntegrationRecord, slug: String, listings: [ListingRecord]) -> JUnitCase {
        let doubt = integration.importDoubt.map { ": \($0)" } ?? ""
        let lines = listings.map { line($0.proof) }
        let result: JUnitCase.Result =
            switch integration.importState {
            case .complete: .pass
            case .incomplete: .error(type: type, JUnitText("import not proven complete\(doubt)", lines))
            case .blocked: .error(type: type, JUnitText("import blocked\(doubt)", lines))
            case .failed: .error(type: type, JUnitText("import failed\(doubt)", lines))
            case nil:
                .error(
                    type: type, JUnitText("import interrupted: the run ended before it came to this integration", lines)
                )
            }
        return JUnitCase(classname: "audit.\(slug).IMPORT", name: "snapshot", result: result)
    }

    /// The same for an App. What of it couldn't be read makes results unverified, which are errors of their own.
    static func of(_ app: AppRecord, slug: String) -> JUnitCase {
        let result: JUnitCase.Result =
            app.doubt.map { .error(type: type, JUnitText("App not read in full: \($0)")) } ?? .pass
        return JUnitCase(classname: "audit.\(slug).IMPORT", name: "snapshot", result: result)
    }

    static let type = "audit.import"

    private static func line(_ proof: ListingProof) -> String {
        let announced = proof.announced.map { " of \($0) announced" } ?? ""
        return "\(proof.fact.rawValue): \(proof.distinct) different rows\(announced) in \(proof.pages) pages, "
            + (proof.doubt.map { "not proven complete: \($0)" } ?? "proven complete")
    }
}
