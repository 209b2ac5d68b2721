// Everything a forge serves, as read from a folder of fixtures.

/// A fleet: one GitHub, one GitLab, or both. A `FleetLoader` reads it, a `FixtureForge` serves it.
package struct Fleet: Sendable {
    let gitHub: GitHubFleet?
    let gitLab: GitLabFleet?

    init(gitHub: GitHubFleet?, gitLab: GitLabFleet?) {
        self.gitHub = gitHub
        self.gitLab = gitLab
    }
}
