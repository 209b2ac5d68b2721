// The config doesn't say what snapshots are signed with.

/// Names the way to say it.
struct SigningKeyNotNamed: Error, CustomStringConvertible {
    let config: String

    var description: String {
        "\(config) names no key to sign with: add snapshots: { sign_with: { file: PATH } }, with a key that "
            + "`openssl genpkey -algorithm ed25519` made"
    }
}
