// Where a secret is kept, as far as that can be judged.

/// The place that a config's reference led to; never the secret, nor a path.
package enum SecretPlace: Sendable, Hashable {
    /// A file, and whether its mode lets others than its owner read it.
    case file(readableByOthers: Bool)
    /// Somewhere without a mode, such as an environment variable.
    case elsewhere
}
