// Permissions written out for a report.

import Inventory

/// A readable line such as `checks: none, contents: read`.
enum PermissionList {
    /// The level of each of `names` in `levels`, in alphabetical order.
    static func text(of names: some Sequence<String>, in levels: [String: PermissionLevel]) -> String {
        names.sorted().map { "\($0): \(levels[$0]?.description ?? "none")" }.joined(separator: ", ")
    }
}
