// Where an import begins.

/// What of earlier runs an import goes on with.
enum ImportStart {
    /// With what an interrupted run left, if there is something.
    case interrupted
    /// With what an incomplete run read in full, if there is something.
    case sinceFailed
    /// With nothing.
    case fresh
}
