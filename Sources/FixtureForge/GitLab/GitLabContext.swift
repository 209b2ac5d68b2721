// What every GitLab route works with.
import Synchronization

/// The fleet with its indexes, the time and the tokens.
final class GitLabContext: Sendable {
    let fleet: GitLabFleet
    let clock: ForgeClock
    let bodies: GitLabBodies
    let faults: Faults
    /// Replaces the origin in `Link` headers.
    let publicOrigin: String?
    let groups: [String: GitLabGroup]
    private let users: [String: GitLabUser]
    private let tokens: [String: GitLabToken]
    private let tokenNames: [String: String]
    private let indexByID: [Int: Int]
    private let indexByPath: [String: Int]
    private let views = Mutex<[String: GitLabView]>([:])
    private let observed = Mutex<[String: Int]>([:])

    init(
        fleet: GitLabFleet, clock: ForgeClock, secrets: ForgeSecrets, publicOrigin: String?, faults: Faults = Faults([])
    ) {
        self.fleet = fleet
        self.clock = clock
        self.faults = faults
        self.publicOrigin = publicOrigin
        groups = Dictionary(fleet.groups.map { ($0.path, $0) }) { first, _ in first }
        users = Dictionary(fleet.users.map { ($0.username, $0) }) { first, _ in first }
        tokens = Dictionary(fleet.tokens.map { ($0.name, $0) }) { first, _ in first }
        tokenNames = secrets.tokenNames
        indexByID = Dictionary(fleet.projects.enumerated().map { ($1.id, $0) }) { first, _ in first }
        indexByPath = Dictionary(fleet.projects.enumerated().map { ($1.path, $0) }) { first, _ in first }
        bodies = GitLabBodies(fleet, groups: groups, users: users)
    }

    /// The token with this value and its user.
    func token(_ value: String) -> (token: GitLabToken, user: GitLabUser)? {
        guard let name = tokenNames[value], let token = tokens[name], let user = users[token.user] else { return nil }
        return (token, user)
    }

    func view(of user: GitLabUser) -> GitLabView {
        if let known = views.withLock({ $0[user.username] }) { return known }
        let view = GitLabView(fleet, groups: groups, user: user)
        views.withLock { $0[user.username] = view }
        return view
    }

    /// The index of a project by its id or its path.
    func projectIndex(_ text: String) -> Int? { Int(text).flatMap { indexByID[$0] } ?? indexByPath[text] }

    /// A group by its id or its full path.
    func group(_ text: String) -> GitLabGroup? {
        groups[text] ?? Int(text).flatMap { id in fleet.groups.first { $0.id == id } }
    }

    func user(_ id: Int) -> GitLabUser? { fleet.users.first { $0.id == id } }

    /// How many requests a user has made, this one included.
    func count(_ username: String) -> Int {
        observed.withLock { observed in
            observed[username, default: 0] += 1
            return observed[username] ?? 0
        }
    }
}
