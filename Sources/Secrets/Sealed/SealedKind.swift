// What a sealed secret seems to be.

/// Guessed by shape when it is sealed, so that a list tells more than names. It is bound to the entry.
package enum SealedKind: String, Sendable, Hashable, CaseIterable {
    case gitLabToken = "gitlab-token"
    case gitHubToken = "github-token"
    case privateKey = "private-key"
    case other

    /// As people read it, such as `gitlab token`.
    package var title: String { rawValue.replacing("-", with: " ") }

    /// The kind that the shape of `secret` shows.
    package init(of secret: Secret) {
        // Without a string of the whole: nobody could wipe it.
        self = secret.withBytes { bytes in
            if bytes.starts(with: "-----BEGIN".utf8) {
                let label = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(64), as: UTF8.self)
                return label.hasSuffix("PRIVATE KEY-----") ? .privateKey : .other
            }
            if SecretShape.gitHubPrefixes.contains(where: { bytes.starts(with: $0.utf8) }) { return .gitHubToken }
            if SecretShape.gitLabPrefixes.contains(where: { bytes.starts(with: $0.utf8) }) { return .gitLabToken }
            return .other
        }
    }
}
