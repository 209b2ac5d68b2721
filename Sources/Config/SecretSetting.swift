// A secret reference as it stands in the config.

package import Secrets

/// Where a secret is kept, and where the config says so.
package struct SecretSetting: Sendable, Hashable {
    /// What the secret is to be.
    package enum Purpose: Sendable, Hashable {
        /// A PEM private key.
        case privateKey
        /// A token of one line.
        case token
        /// Any text.
        case password
    }

    package let reference: SecretReference
    package let purpose: Purpose
    package let position: SourcePosition
}
