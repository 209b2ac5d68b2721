// What came of following a config's references.

package import Secrets

/// Each secret by its reference, and what is wrong where there is none.
package struct SecretResolution: Sendable {
    /// A reference that two settings share was followed once.
    package let secrets: [SecretReference: ResolvedSecret]
    /// In the file's order; empty where everything could be had and has its form.
    package let problems: [ConfigError]
}
