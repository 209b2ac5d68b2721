// The short-lived token with which an installation's repositories are read.

import Foundation
import Inventory
import JSON
import Transport

/// Mints an installation token when the first request needs it and again before it expires.
actor InstallationCredential: Credential {
    private struct Minted {
        let token: String
        let expires: Date
        /// Whether a request with it was answered.
        var proven = false
    }

    private let app: ForgeClient
    private let installation: Int64
    private let permissions: [String]
    private let now: @Sendable () -> Date
    private var current: Minted?
    private var minting: Task<Result<Minted, Unreadable>, any Error>?

    /// `permissions` are the names of those that the token is narrowed to, each at `read`.
    init(app: ForgeClient, installation: Int64, permissions: [String], now: @escaping @Sendable () -> Date) {
        self.app = app
        self.installation = installation
        self.permissions = permissions
        self.now = now
    }

    func headers() async throws -> Result<[HTTPHeader], Unreadable> {
        try await minted().map { [HTTPHeader("Authorization", "Bearer \($0.token)")] }
    }

    func accepted() async { current?.proven = true }

    /// GitHub may refuse a token for some seconds after it was minted: one that never worked is given time. One that did
    /// work, or that time didn't help, has expired early and is minted anew.
    func secondChance(_ response: HTTPResponse, message: String, attempt: Int) async -> Double? {
        guard attempt <= 3 else { return nil }
        // Another request, refused side by side with this one, has given the token up already.
        guard let current else { return 0 }
        if !current.proven, attempt < 3 { return 0.5 * Double(attempt) }
        self.current = nil
        return 0
    }

    private func minted() async throws -> Result<Minted, Unreadable> {
        if let current, current.expires.timeIntervalSince(now()) > 60 { return .success(current) }
        let task = minting ?? Task { try await mintAndKeep() }
        minting = task
        // All who wait belong to one integration: where one of them is cancelled, all are.
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Keeps what was minted in one step with its end. Left to those who wait, a late one could put back a token that was
    /// refused meanwhile.
    private func mintAndKeep() async throws -> Result<Minted, Unreadable> {
        defer { minting = nil }
        let result = try await mint()
        if case .success(let fresh) = result { current = fresh }
        return result
    }

    private func mint() async throws -> Result<Minted, Unreadable> {
        let wanted = permissions.sorted().map { "\"\($0)\":\"read\"" }.joined(separator: ",")
        let answer = try await app.mint(
            "/app/installations/\(installation)/access_tokens", for: .installationToken,
            body: Array("{\"permissions\":{\(wanted)}}".utf8))
        if let problem = answer.problem { return .failure(problem) }
        guard let token = answer.body?["token"]?.string, !token.isEmpty,
            let expires = answer.body?["expires_at"]?.string.flatMap(Timestamp.parse)
        else { return .failure(answer.malformed(.installationToken, "no token with an expiry")) }
        let server = answer.headers["date"].flatMap(HTTPDate.parse) ?? now()
        // Kept by the local clock: what counts is how long it lives after the answer.
        let life = expires.timeIntervalSince(server)
        return .success(Minted(token: token, expires: now().addingTimeInterval(life)))
    }
}
