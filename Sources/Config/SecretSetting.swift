// A secret reference as it stands in the config.

package import Secrets

/// Where a secret is kept, and where the config says so.
package struct SecretSetting: Sendable, Hashable {
    /// What the secret is to be.
    package enum Purpose: Sendable, Hashable {
        /// A PEM private key.
        case privateKey
        /// A PEM private key that signs snapshots: Ed25519, for its owner's eyes alone.
        case signingKey
        /// A token of one line.
        case token
        /// Any text.
        case password
    }

    package let reference: SecretReference
    package let purpose: Purpose
    package let position: SourcePosition
}
