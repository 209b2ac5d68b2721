// A repository that an earlier run reached, with what became of it.

/// A repository of the baseline, as one integration reached it then. It may not be there any more.
package struct BaselineRepositorySubject: Sendable {
    /// What this run shows of it.
    package enum Fate: Sendable, Hashable {
        /// Reached, by whatever path it has now.
        case reached
        /// Not in an import that is proven complete.
        case gone
        /// As before, and the config excludes it now: nobody counts on it any more.
        case excluded
        /// There is nothing to compare with: no baseline, or one that doesn't know the integration.
        case noBaseline
    }

    package var integration: Integration
    /// The path in the baseline. Where the baseline doesn't tell its repositories, one subject named `*` stands for all.
    package var path: String
    package var forgeID: Int64?
    package var webURL: String?
    /// Unreadable where the baseline is, or where the import isn't proven complete.
    package var fate: Observed<Fate>

    package init(integration: Integration, path: String, forgeID: Int64?, webURL: String?, fate: Observed<Fate>) {
        self.integration = integration
        self.path = path
        self.forgeID = forgeID
        self.webURL = webURL
        self.fate = fate
    }

    package var key: SubjectKey {
        SubjectKey(
            kind: .baselineRepository, home: .integration(integration.id), path: path, forgeID: forgeID, webURL: webURL)
    }

    func exchange(of fact: Fact) -> ExchangeID? {
        switch fact {
        case .projects, .installationRepositories: fate.exchange
        default: nil
        }
    }
}
