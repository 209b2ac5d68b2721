// What every GitHub route works with.

/// The fleet with its indexes, the time, the secrets and the tokens given out.
final class GitHubContext: Sendable {
    let fleet: GitHubFleet
    let clock: ForgeClock
    let secrets: ForgeSecrets
    let tokens: InstallationTokens
    let bodies: GitHubBodies
    let faults: Faults
    /// Replaces the origin in `Link` headers.
    let publicOrigin: String?
    private let installationsByID: [Int: GitHubInstallation]
    private let appsByKey: [String: GitHubApp]

    init(
        fleet: GitHubFleet, clock: ForgeClock, secrets: ForgeSecrets, publicOrigin: String?, faults: Faults = Faults([])
    ) {
        self.fleet = fleet
        self.clock = clock
        self.secrets = secrets
        self.faults = faults
        self.publicOrigin = publicOrigin
        tokens = InstallationTokens(clock: clock)
        bodies = GitHubBodies(fleet)
        installationsByID = Dictionary(fleet.installations.map { ($0.id, $0) }) { first, _ in first }
        appsByKey = Dictionary(fleet.apps.map { ($0.key, $0) }) { first, _ in first }
    }

    /// The installation with this id if it belongs to `app`.
    func installation(_ id: Int, of app: GitHubApp) -> GitHubInstallation? {
        installationsByID[id].flatMap { $0.app == app.key ? $0 : nil }
    }

    /// The installations of an app in the order of their ids.
    func installations(of app: GitHubApp) -> [GitHubInstallation] {
        fleet.installations.filter { $0.app == app.key }.sorted { $0.id < $1.id }
    }

    func app(_ key: String) -> GitHubApp? { appsByKey[key] }

    /// The repositories that an installation token reaches.
    func repositories(_ token: InstallationTokens.Token) -> [GitHubRepository] {
        let all = fleet.repositories[token.installation.account] ?? []
        guard let chosen = token.repositoryIDs else { return all }
        return all.filter { chosen.contains($0.id) }
    }
}
