// The webhook of a GitHub App, through which GitHub tells of pushes to every repository of every installation.

/// What `GET /app/hook/config` says. Its secret is never readable, only whether there is one.
package struct AppHook: Sendable, Hashable {
    /// Without user information, query and fragment, which may hold secrets.
    package let url: String
    /// Nil where the answer doesn't tell.
    package let tlsVerification: Bool?
    /// Nil where the answer holds something else than text in its place.
    package let hasSecret: Bool?

    package init(url: String, tlsVerification: Bool?, hasSecret: Bool?) {
        self.url = url
        self.tlsVerification = tlsVerification
        self.hasSecret = hasSecret
    }
}
