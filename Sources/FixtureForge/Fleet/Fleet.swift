// Everything a forge serves, as read from a folder of fixtures.

/// A fleet: one GitHub, one GitLab, or both. A `FleetLoader` reads it, a `FixtureForge` serves it.
package struct Fleet: Sendable {
    let gitHub: GitHubFleet?
    let gitLab: GitLabFleet?

    init(gitHub: GitHubFleet?, gitLab: GitLabFleet?) {
        self.gitHub = gitHub
        self.gitLab = gitLab
    }

    /// The fleet with something added to every id of a repository or project, on one forge or (nil) on both.
    func addingToRepositoryIDs(_ offset: Int, of forge: ForgeName?) -> Fleet {
        Fleet(
            gitHub: forge == .gitLab ? gitHub : gitHub?.adding(toRepositoryIDs: offset),
            gitLab: forge == .gitHub ? gitLab : gitLab?.adding(toProjectIDs: offset))
    }
}
