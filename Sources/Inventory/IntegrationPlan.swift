// An integration as the config names it, before anything was asked.

/// What a run is going to ask about an integration, and what the audit compares the answers with.
package struct IntegrationPlan: Sendable {
    /// How the integration is connected.
    package enum Connection: Sendable {
        case installation(app: String, id: Int64, account: String, installedBy: String?)
        /// `fingerprint` tells equal tokens apart from different ones within a snapshot; it says nothing about the token.
        case token(fingerprint: String)
    }

    package let integration: Integration
    package let connection: Connection
    /// A fingerprint of the secret that it is read with, under the run's salt: it tells an interrupted run's credential
    /// from today's, and says nothing about either.
    package let credential: String
    package let rebuildHookURL: String?
    package let expect: [String]
    package let exclude: [SubjectPattern]
    /// Where its token is kept; nil where it has no secret of its own, as the installations of an App.
    package let secret: SecretPlace?

    package init(
        integration: Integration, connection: Connection, credential: String = "", rebuildHookURL: String?,
        expect: [String], exclude: [SubjectPattern], secret: SecretPlace? = nil
    ) {
        self.integration = integration
        self.connection = connection
        self.credential = credential
        self.rebuildHookURL = rebuildHookURL
        self.expect = expect
        self.exclude = exclude
        self.secret = secret
    }
}
