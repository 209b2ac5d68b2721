// Reads a GitHub App and its installations with the App's own key.

package import Inventory
import JSON

/// The first conversation with GitHub: a few requests for all integrations of one App.
package struct GitHubAppReader: Sendable {
    private let client: ForgeClient

    /// `sink` takes the exchanges, which belong to no single integration.
    package init(forge: Forge, key: AppKey, context: ForgeContext, sink: @escaping ObservationSink) {
        client = ForgeClient(
            forge: forge, context: context, governor: context.governors.governor("\(forge.apiURL) app \(key.issuer)"),
            credential: AppCredential(key, now: context.now), integration: nil, sink: sink)
    }

    package func read() async throws -> AppReading {
        let app = try await readApp()
        if case .unreadable(let reason) = app, reason.cause == .credentialRejected {
            let refused = Unreadable(
                .appInstallations, .credentialRejected, reason.message, exchange: reason.exchange)
            return AppReading(app: app, installations: .unreadable(refused), listedIn: [:])
        }
        return try await readInstallations(app)
    }

    private func readApp() async throws -> Observed<App> {
        let answer = try await client.get("/app", for: .app)
        if let problem = answer.problem { return .unreadable(problem) }
        guard let app = answer.body.flatMap(App.init(payload:)) else {
            return .unreadable(answer.malformed(.app, "no id, slug and permissions"))
        }
        return .known(app, answer.exchange)
    }

    private func readInstallations(_ app: Observed<App>) async throws -> AppReading {
        var found: [Int64: Installation] = [:]
        var listedIn: [Int64: ExchangeID] = [:]
        var path: String? = "/app/installations?per_page=100"
        var last: ExchangeID?
        for _ in 0..<Self.mostPages {
            guard let next = path else { break }
            let answer = try await client.get(next, for: .appInstallations)
            if let problem = answer.problem {
                return AppReading(app: app, installations: .unreadable(problem), listedIn: listedIn)
            }
            guard let rows = answer.body?.elements else {
                let problem = answer.malformed(.appInstallations, "no list")
                return AppReading(app: app, installations: .unreadable(problem), listedIn: listedIn)
            }
            for row in rows {
                guard let installation = Installation(payload: row) else { continue }
                found[installation.id] = installation
                listedIn[installation.id] = answer.exchange
            }
            last = answer.exchange
            do throws(ForeignLink) {
                path = try client.nextPage(answer)
            } catch {
                let problem = answer.malformed(.appInstallations, error.reason)
                return AppReading(app: app, installations: .unreadable(problem), listedIn: listedIn)
            }
            if path == next { break }
        }
        guard path == nil else {
            let problem = Unreadable(.appInstallations, .incomplete, "The listing doesn't end", exchange: last)
            return AppReading(app: app, installations: .unreadable(problem), listedIn: listedIn)
        }
        return AppReading(app: app, installations: .known(found, last), listedIn: listedIn)
    }

    /// 1,000 pages are 100,000 installations.
    private static let mostPages = 1000
}
