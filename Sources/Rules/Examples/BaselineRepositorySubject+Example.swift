// A repository that the baseline reached, for the examples.

import Inventory

extension BaselineRepositorySubject {
    /// Still reached, unless `fate` says otherwise.
    static func example(
        _ kind: ForgeKind = .gitlab, path: String = "acme/web", fate: Observed<Fate> = .known(.reached, 5)
    ) -> BaselineRepositorySubject {
        BaselineRepositorySubject(
            integration: .example(kind), path: path, forgeID: path == "*" ? nil : 81, webURL: nil, fate: fate)
    }
}
