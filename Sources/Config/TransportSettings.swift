// How hard and how long the forges may be asked.

/// The `transport` of the config.
package struct TransportSettings: Sendable, Equatable {
    /// Requests at once, 1 to 64.
    package let connections: Int
    /// For one request, 1 to 600.
    package let timeoutSeconds: Int
    /// How long one credential may wait in all for rate limits, 0 to 86,400.
    package let waitBudgetSeconds: Int

    package static let defaults = TransportSettings(connections: 8, timeoutSeconds: 60, waitBudgetSeconds: 900)
}
