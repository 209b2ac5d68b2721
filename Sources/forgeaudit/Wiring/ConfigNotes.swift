// What a valid config leaves unjudged, and an operator may not have meant.

import Config
import Inventory

enum ConfigNotes {
    /// One sentence each, in the config's order.
    static func of(_ config: ConfigFile) -> [String] {
        let described = Set(config.platform.organizations.map(\.name))
        let ids = config.integrations.map(\.id)
        let apps = config.gitHubApps.map { SubjectHome.app($0.name).text }
        var notes: [String] = []
        for integration in config.integrations {
            if case .organization(let name) = integration.owner, !described.contains(name) {
                notes.append(
                    "\(integration.id): organization '\(name)' isn't in platform.organizations, so its adder's role can't "
                        + "be verified")
            }
            if case .gitlab(let settings) = integration.source, settings.rebuildHook == nil {
                notes.append("\(integration.id): without rebuild_hook its webhooks aren't read or judged")
            }
        }
        for waiver in config.audit.waivers {
            let segments = waiver.subjectPattern.split(separator: "/", omittingEmptySubsequences: false)
            let integration = SubjectPattern(String(segments.first ?? ""))
            let app = SubjectPattern(segments.prefix(2).joined(separator: "/"))
            if !ids.contains(where: { integration.matches($0) }), !apps.contains(where: { app.matches($0) }) {
                notes.append("waiver \(waiver.id): its subject matches no integration and no App")
            }
        }
        return notes
    }
}
