// Reads an App's webhook, its deliveries and the requests for the App: three requests, and more pages of the last.

package import Inventory
import JSON

extension GitHubAppReader {
    /// Asks for what the App's rules need. After an answer that leaves no hope for another one, nothing more is asked.
    package func readDetails(of reading: AppReading) async throws -> AppDetails {
        if case .unreadable(let reason) = reading.app, Self.isFinal(reason.cause) {
            func gap(_ fact: Fact) -> Unreadable {
                Unreadable(fact, reason.cause, reason.message, exchange: reason.exchange)
            }
            return AppDetails(
                hook: .unreadable(gap(.appHook)), deliveries: .unreadable(gap(.appDeliveries)),
                installations: reading.listing, requests: .unread(gap(.installationRequests)))
        }
        let hook = try await readHook()
        return AppDetails(
            hook: hook, deliveries: try await readDeliveries(of: hook), installations: reading.listing,
            requests: try await readRequests())
    }

    /// GitHub answers 404 to an App that it doesn't know, whatever is asked.
    private static func isFinal(_ cause: Unreadable.Cause) -> Bool {
        switch cause {
        case .credentialRejected, .notFound, .unreachable, .rateLimited: true
        default: false
        }
    }

    private func readHook() async throws -> Observed<AppHook?> {
        let answer = try await client.get("/app/hook/config", for: .appHook)
        if let problem = answer.problem {
            return .unreadable(
                unsupported(problem, answer, "doesn't offer an App's webhook settings, or the App has no webhook"))
        }
        guard let body = answer.body else { return .unreadable(answer.malformed(.appHook, "no object")) }
        switch AppHook.reading(payload: body) {
        case .hook(let hook): return .known(hook, answer.exchange)
        case .none: return .known(nil, answer.exchange)
        case .malformed: return .unreadable(answer.malformed(.appHook, "no webhook settings"))
        }
    }

    private func readDeliveries(of hook: Observed<AppHook?>) async throws -> Observed<[AppDelivery]> {
        if case .known(nil, let exchange) = hook {
            return .unreadable(Unreadable(.appDeliveries, .notAsked, "The App has no webhook", exchange: exchange))
        }
        let answer = try await client.get("/app/hook/deliveries?per_page=100", for: .appDeliveries)
        if let problem = answer.problem {
            return .unreadable(unsupported(problem, answer, "doesn't offer an App's deliveries"))
        }
        guard let rows = answer.body?.elements else {
            return .unreadable(answer.malformed(.appDeliveries, "no list of deliveries"))
        }
        // A failure that can't be read must not be left out of the count.
        let deliveries = rows.compactMap(AppDelivery.init(payload:))
        guard deliveries.count == rows.count else {
            return .unreadable(answer.malformed(.appDeliveries, "a delivery without guid, time and status"))
        }
        return .known(deliveries, answer.exchange)
    }

    private func readRequests() async throws -> AppListing<InstallationRequest> {
        let pages = AppPages(
            client: client, fact: .installationRequests, path: "/app/installation-requests?per_page=100",
            absence: "The forge doesn't offer the requests for an App (404)")
        return try await pages.read { row, _ in
            InstallationRequest(payload: row).map { ($0.id, $0) }
        }
    }

    /// The App itself was found, so a 404 in the forge's own words means that this forge knows no such endpoint.
    private func unsupported(_ problem: Unreadable, _ answer: Answer, _ words: String) -> Unreadable {
        guard answer.isNotFound else { return problem }
        return Unreadable(problem.fact, .unsupported, "The forge \(words) (404)", exchange: answer.exchange)
    }
}
