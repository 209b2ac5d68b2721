// The webhooks of a group above a project.

/// A group's hooks fire for every project below it.
package struct GroupHooks: Sendable, Hashable {
    /// The group's full path.
    package let group: String
    package let hooks: Observed<[Webhook]>

    package init(group: String, hooks: Observed<[Webhook]>) {
        self.group = group
        self.hooks = hooks
    }

    package static func == (left: GroupHooks, right: GroupHooks) -> Bool {
        left.group == right.group && left.hooks == right.hooks
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(group) }
}
