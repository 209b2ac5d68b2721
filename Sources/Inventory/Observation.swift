// What a source tells while it reads a forge: the stream from the forges into the snapshot.

/// One thing observed for one integration. A source emits an exchange before whatever rests on it.
package enum Observation: Sendable {
    case exchange(Exchange)
    case forgeVersion(Observed<ForgeVersion>)
    case installation(Observed<InstallationStatus>)
    case membership(Observed<OrganizationMembership>)
    case token(Observed<TokenStatus>)
    case tokenUser(Observed<TokenUser>)
    /// Rows of one page. A repository that was listed before is taken as drift of the listing and kept once.
    case repositories([Repository], listedIn: ExchangeID)
    /// Repositories that were listed and then turned out not to be there any more: the listing drifted and was repeated.
    case withdrawn([Int64])
    case access([RepositoryAccess])
    case hooks(repository: Int64, Observed<[Webhook]>)
    case groupHooks(GroupHooks)
    case listing(ListingProof)
    /// The last one, always sent; nothing may follow.
    case ended(ImportState, doubt: String?)
}
