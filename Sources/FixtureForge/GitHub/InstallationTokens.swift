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
        /// When the client is told that it dies.
        let expiresAt: Date
        /// When it dies.
        let diesAt: Date
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
        let life: TokenLife?
        var used = 0
        /// How often the token was shown.
        var uses = 0
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let clock: ForgeClock

    init(clock: ForgeClock) { self.clock = clock }

    /// A new token that lives for an hour, with `limit` requests to make.
    func mint(
        _ installation: GitHubInstallation, app: GitHubApp, permissions: [String: String], repositoryIDs: Set<Int>?,
        limit: Int, life: TokenLife? = nil
    ) -> Token {
        let now = clock.now
        let start = now.timeIntervalSince1970.rounded(.down)
        let told = life.flatMap { $0.isTold ? $0.seconds : nil } ?? 3600
        let token = Token(
            value: RandomText.gitHubToken(app: app.id), installation: installation, permissions: permissions,
            repositoryIDs: repositoryIDs,
            expiresAt: Date(timeIntervalSince1970: start + Double(told)),
            diesAt: Date(timeIntervalSince1970: start + Double(life?.seconds ?? 3600)))
        entries.withLock { entries in
            // A forge that runs for days must not remember every token it ever gave out.
            if entries.count > 10_000 { entries = entries.filter { $0.value.token.diesAt > now } }
            entries[token.value] = Entry(token: token, limit: limit, life: life)
        }
        return token
    }

    /// The token with this value, or nil if it is unknown or has expired.
    func token(_ value: String) -> Token? {
        let now = clock.now
        return entries.withLock { entries in
            guard let entry = entries[value], entry.token.diesAt > now else { return nil }
            if let allowed = entry.life?.requests {
                guard entry.uses < allowed else { return nil }
                entries[value]?.uses += 1
            }
            return entry.token
        }
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
