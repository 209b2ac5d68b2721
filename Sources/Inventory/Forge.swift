// One forge: a product at one base URL, the first half of every repository's identity.

/// A forge as it stands in the snapshot.
package struct Forge: Sendable, Hashable {
    /// GitHub or GitLab.
    package let kind: ForgeKind
    /// The API's base URL without a trailing slash, scheme and host in lower case, a default port left out.
    package let apiURL: String

    /// Takes a base URL that was normalised already.
    package init(kind: ForgeKind, apiURL: String) {
        self.kind = kind
        self.apiURL = apiURL
    }
}
