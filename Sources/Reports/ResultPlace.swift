// Under which name a result is counted: the formats that list results all say it the same way.

import Snapshots

/// The integration that a result, a count or a gap belongs to, or the App that several integrations share.
struct ResultPlace: Hashable {
    let integration: String?
    let app: String?

    /// `acme-github`, or `app/hub` for an App: no integration's id holds a slash.
    var text: String { integration ?? app.map { "app/\($0)" } ?? "" }
}

extension FindingRecord {
    var place: ResultPlace { ResultPlace(integration: integration, app: nil) }
}

extension UnverifiedGroup {
    var place: ResultPlace { ResultPlace(integration: integration, app: nil) }
}

extension VerdictCount {
    var place: ResultPlace { ResultPlace(integration: integration, app: nil) }
}

extension GapRecord {
    var place: ResultPlace { ResultPlace(integration: integration, app: nil) }
}
