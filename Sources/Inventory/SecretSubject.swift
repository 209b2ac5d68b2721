// A secret that the config refers to: an integration's token or an App's private key.

/// A secret under the integration or App whose it is. The integrations of an App have no secret of their own.
package struct SecretSubject: Sendable {
    package var home: SubjectHome
    package var place: SecretPlace

    package init(home: SubjectHome, place: SecretPlace) {
        self.home = home
        self.place = place
    }

    package var key: SubjectKey {
        SubjectKey(
            kind: .secret, home: home, path: home.integration == nil ? "private key" : "token", forgeID: nil,
            webURL: nil)
    }
}
