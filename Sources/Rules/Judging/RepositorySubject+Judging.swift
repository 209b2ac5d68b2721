// What the rules about repositories have in common.

import Inventory

extension RepositorySubject {
    /// Not applicable where access and hooks don't matter: the config excludes the repository, or nothing can be built
    /// from it. Nil where it is to be judged. What isn't known doesn't excuse.
    var notJudged: Verdict? {
        if let notIncluded { return notIncluded }
        guard let obstacle = repository.buildObstacle else { return nil }
        return .notApplicable("The repository \(obstacle.clause); `repository-not-buildable` reports it.")
    }

    /// Not applicable where the config excludes the repository; nil where it doesn't.
    var notIncluded: Verdict? {
        excluded ? .notApplicable("The config excludes the repository.") : nil
    }
}
