// How far an integration's import came.

/// The outcome of one integration's import.
package enum ImportState: String, Sendable, Codable, CaseIterable {
    /// Every listing is proven complete.
    case complete
    /// Something was read, and at least one listing isn't proven complete.
    case incomplete
    /// Nothing can be read, and the forge said why: suspended, uninstalled, a rejected token.
    case blocked
    /// Nothing usable came back.
    case failed
}
