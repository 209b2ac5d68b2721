// A GitLab access token as an integration uses it, with what the forge says of it.

/// The token behind a GitLab integration.
package struct TokenSubject: Sendable {
    package var integration: Integration
    package var status: Observed<TokenStatus>
    package var user: Observed<TokenUser>
    /// Ids of other integrations that use the same token.
    package var sharedWith: [String]

    package init(
        integration: Integration, status: Observed<TokenStatus>, user: Observed<TokenUser>, sharedWith: [String]
    ) {
        self.integration = integration
        self.status = status
        self.user = user
        self.sharedWith = sharedWith
    }

    package var key: SubjectKey {
        var forgeID: Int64?
        if case .accepted(let token)? = status.value { forgeID = token.id }
        return SubjectKey(
            kind: .token, home: .integration(integration.id), path: "token", forgeID: forgeID,
            webURL: user.value?.webURL)
    }

    func exchange(of fact: Fact) -> ExchangeID? {
        switch fact {
        case .token: status.exchange
        case .tokenUser: user.exchange
        default: nil
        }
    }
}
