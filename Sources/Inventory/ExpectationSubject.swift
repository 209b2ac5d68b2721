// A repository that the config expects an integration to reach.

/// An entry of `repositories.expect`.
package struct ExpectationSubject: Sendable {
    package var integration: Integration
    /// The expected path.
    package var path: String
    /// Whether the import reached it; unreadable where the import isn't proven complete.
    package var reached: Observed<Bool>

    package init(integration: Integration, path: String, reached: Observed<Bool>) {
        self.integration = integration
        self.path = path
        self.reached = reached
    }

    package var key: SubjectKey {
        SubjectKey(kind: .expectation, home: .integration(integration.id), path: path, forgeID: nil, webURL: nil)
    }
}
