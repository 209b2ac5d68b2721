// The access of a token's user to one repository, as a source reports it.

/// Access by the repository's forge id.
package struct RepositoryAccess: Sendable {
    package let repository: Int64
    package let access: Observed<MaintainerAccess>

    package init(repository: Int64, access: Observed<MaintainerAccess>) {
        self.repository = repository
        self.access = access
    }
}
