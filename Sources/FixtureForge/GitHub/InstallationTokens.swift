// The installation tokens given out, each with what it may do and what is left of its rate limit.
import Foundation
import Synchronization

/// Mints installation tokens and recognises them for an hour.
final class InstallationTokens: Sendable {
    /// What a token stands for.
    struct Token: Sendable {
        let value: String
        let installation: GitHubInstallation
        let permissions: [String: String]
        /// The repositories it was narrowed to; nil: all that the installation has.
        let repositoryIDs: Set<Int>?
        let expiresAt: Date
    }

    /// The state of a token's rate limit; `reset` in seconds since 1970.
    struct Rate: Sendable {
        let limit: Int
        let used: Int
        let reset: Int
        var remaining: Int { max(0, limit - used) }
    }

    private struct Entry {
        let token: Token
        let limit: Int
        var used = 0
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let clock: ForgeClock

    init(clock: ForgeClock) { self.clock = clock }

    /// A new token that lives for an hour, with `limit` requests to make.
    func mint(
        _ installation: GitHubInstallation, app: GitHubApp, permissions: [String: String], repositoryIDs: Set<Int>?,
        limit: Int
    ) -> Token {
        let now = clock.now
        let token = Token(
            value: RandomText.gitHubToken(app: app.id), installation: installation, permissions: permissions,
            repositoryIDs: repositoryIDs,
            expiresAt: Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down) + 3600))
        entries.withLock { entries in
            // A forge that runs for days must not remember every token it ever gave out.
            if entries.count > 10_000 { entries = entries.filter { $0.value.token.expiresAt > now } }
            entries[token.value] = Entry(token: token, limit: limit)
        }
        return token
    }

    /// The token with this value, or nil if it is unknown or has expired.
    func token(_ value: String) -> Token? {
        let now = clock.now
        return entries.withLock { $0[value]?.token }.flatMap { $0.expiresAt > now ? $0 : nil }
    }

    /// The rate limit of a token, after one more request where `counting`.
    func rate(_ token: Token, counting: Bool) -> Rate {
        let (limit, used) = entries.withLock { entries in
            if counting { entries[token.value]?.used += 1 }
            return (entries[token.value]?.limit ?? 0, entries[token.value]?.used ?? 0)
        }
        return Rate(limit: limit, used: used, reset: Int(token.expiresAt.timeIntervalSince1970))
    }
}
