// What `audit.fail_on` may say.

import Inventory

/// A severity, or `new`: the default severity, of what is new alone.
enum FailOn: String, CaseIterable {
    case info, low, medium, high, critical, new

    /// Nil for `new`.
    var severity: Severity? { Severity(rawValue: rawValue) }
}
