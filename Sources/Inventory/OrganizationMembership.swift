// A user's place in a GitHub organization.

/// What `GET /orgs/{org}/memberships/{username}` proves.
package enum OrganizationMembership: Sendable, Hashable {
    /// A member. Only an active admin is an Owner; a pending one hasn't accepted the invitation.
    case member(role: String, active: Bool)
    /// Answered 404 to a credential that may read members: no member.
    case none
}
