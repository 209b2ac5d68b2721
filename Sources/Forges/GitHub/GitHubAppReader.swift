// Reads a GitHub App and its installations with the App's own key.

package import Inventory
import JSON

/// The first conversation with GitHub: a few requests for all integrations of one App.
package struct GitHubAppReader: Sendable {
    let client: ForgeClient

    /// `sink` takes the exchanges, which belong to no single integration.
    package init(forge: Forge, key: AppKey, context: ForgeContext, sink: @escaping ObservationSink) {
        client = ForgeClient(
            forge: forge, context: context, governor: context.governors.governor("\(forge.apiURL) app \(key.issuer)"),
            credential: AppCredential(key, now: context.now), integration: nil, sink: sink,
            quota: .app(issuer: key.issuer, apiURL: forge.apiURL))
    }

    package func read() async throws -> AppReading {
        let (app, installations) = try await readApp()
        if case .unreadable(let reason) = app, reason.cause == .credentialRejected {
            let refused = Unreadable(
                .appInstallations, .credentialRejected, reason.message, exchange: reason.exchange)
            return AppReading(app: app, installations: .unreadable(refused), listedIn: [:], listing: .unread(refused))
        }
        return try await readInstallations(app, announced: installations)
    }

    /// The App, and the number of its installations where GitHub tells it.
    func readApp() async throws -> (Observed<App>, installations: Int?) {
        let answer = try await client.get("/app", for: .app)
        if let problem = answer.problem { return (.unreadable(problem), nil) }
        guard let app = answer.body.flatMap(App.init(payload:)) else {
            return (.unreadable(answer.malformed(.app, "no id, slug and permissions")), nil)
        }
        return (.known(app, answer.exchange), answer.body?["installations_count"]?.integer.map { Int($0) })
    }

    private func readInstallations(_ app: Observed<App>, announced: Int?) async throws -> AppReading {
        let pages = AppPages(client: client, fact: .appInstallations, path: "/app/installations?per_page=100")
        let full = try await pages.read(announced: announced) { row, exchange in
            Installation(payload: row).map { ($0.id, ($0, exchange)) }
        }
        let found = Dictionary(full.rows.map { ($0.0.id, $0.0) }, uniquingKeysWith: { $1 })
        let listedIn = Dictionary(full.rows.map { ($0.0.id, $0.1) }, uniquingKeysWith: { $1 })
        let listing = AppListing(
            rows: full.rows.map { ListedInstallation($0.0, listedIn: $0.1) }, proof: full.proof, gap: full.gap,
            exchange: full.exchange)
        // Where the end was reached, what isn't there is still asked for by its id before it counts as absent.
        let installations: Observed<[Int64: Installation]> =
            full.proof.exhausted
            ? .known(found, full.exchange)
            : .unreadable(full.gap ?? Unreadable(.appInstallations, .incomplete, "The listing doesn't end"))
        return AppReading(app: app, installations: installations, listedIn: listedIn, listing: listing)
    }
}
