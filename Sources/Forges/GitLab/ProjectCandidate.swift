// What is remembered of a project between its listing and the reading of its hooks.

import Inventory

/// A project in a few bytes: there may be a hundred thousand of them.
struct ProjectCandidate {
    let id: Int64
    let namespace: Int32
    /// Whether its hooks are worth a request: judged, and able to build.
    let wantsHooks: Bool
}
