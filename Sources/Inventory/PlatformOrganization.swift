// An organization of the platform with its members, as the config describes it.

/// What the config says of one organization.
package struct PlatformOrganization: Sendable, Hashable {
    package let name: String
    /// Role by user name.
    package let members: [String: PlatformRole]

    package init(name: String, members: [String: PlatformRole]) {
        self.name = name
        self.members = members
    }
}
