// One configured connection of a platform account to a forge.

/// An integration as config and snapshot know it.
package struct Integration: Sendable, Hashable {
    /// The config's id, unique.
    package let id: String
    package let forge: Forge
    package let owner: PlatformOwner
    /// The platform user who added it, where the config says so.
    package let addedBy: String?

    package init(id: String, forge: Forge, owner: PlatformOwner, addedBy: String?) {
        self.id = id
        self.forge = forge
        self.owner = owner
        self.addedBy = addedBy
    }
}
