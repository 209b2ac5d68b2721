// What a report speaks of one by one: an integration, or an App that several integrations share.

import Inventory
import Snapshots

/// An integration or an App with its record.
enum AuditedHome {
    case integration(IntegrationRecord)
    case app(AppRecord)

    var home: SubjectHome {
        switch self {
        case .integration(let record): .integration(record.name)
        case .app(let record): .app(record.name)
        }
    }

    /// Where it stands.
    var forge: Forge {
        switch self {
        case .integration(let record): record.forge
        case .app(let record): record.forge
        }
    }

    /// `integration`, or `app`.
    var kind: String {
        switch self {
        case .integration: "integration"
        case .app: "app"
        }
    }
}
