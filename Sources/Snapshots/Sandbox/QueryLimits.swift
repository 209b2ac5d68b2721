// What a query of a team's own may cost.

/// Bounds that don't depend on the machine's speed, so that the same query over the same snapshot ends the same way
/// everywhere; but for `seconds`, because one step may be a function over a long text.
package struct QueryLimits: Sendable {
    /// Steps of SQLite's virtual machine: a few seconds' worth.
    package var steps = 100_000_000
    /// Longer than steps of any honest query take.
    package var seconds = 60
    package var rows = 200_000
    /// Bytes of one text or row.
    package var textBytes = 1_000_000
    /// Bytes of the query's text.
    package var queryBytes = 100_000
    /// Bytes that SQLite may take beyond what it has when the query starts.
    package var memoryBytes = 64 << 20

    package init() {}
}
