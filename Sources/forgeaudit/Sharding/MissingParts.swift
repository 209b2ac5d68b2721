// What stands in a merged snapshot for a part that isn't there.

import Config
import Forges
import Foundation
import Inventory
import Snapshots

/// The integrations of a missing part failed: nothing of them was seen tonight, which is neither fine nor a finding. What
/// an earlier night knew is carried over as stale.
struct MissingParts {
    let numbers: [Int]
    let count: Int
    /// The whole one.
    let config: ConfigFile

    func write(to writer: SnapshotWriter) async throws {
        for number in numbers {
            guard let shard = Shard(number, of: count) else { continue }
            let part = config.part(shard)
            let reason = { (fact: Fact) in
                Unreadable(fact, .notAsked, "Part \(number) of \(count) is missing from the merge")
            }
            for app in part.gitHubApps {
                try await writer.write(Observed<App>.unreadable(reason(.app)), named: app.name)
                let details = AppDetails(
                    hook: .unreadable(reason(.appHook)), deliveries: .unreadable(reason(.appDeliveries)),
                    installations: .unread(reason(.appInstallations)), requests: .unread(reason(.installationRequests)))
                try await writer.write(details, ofApp: app.name)
            }
            for integration in part.integrations {
                try await writer.write(observations(of: integration, reason), of: integration.id)
            }
        }
    }

    private func observations(
        of integration: IntegrationSettings, _ reason: (Fact) -> Unreadable
    ) -> [Observation] {
        let end = Observation.ended(.failed, doubt: reason(.token).message)
        switch integration.source {
        case .github: return [.installation(.unreadable(reason(.appInstallations))), end]
        case .gitlab: return [.token(.unreadable(reason(.token))), .tokenUser(.unreadable(reason(.tokenUser))), end]
        }
    }
}
