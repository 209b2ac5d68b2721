// An integration with what the rules about integrations need.

/// An integration, its adder's role and its import.
package struct IntegrationSubject: Sendable {
    package var integration: Integration
    /// The role that `addedBy` holds in the owning organization (nil: no member); unreadable where the organization
    /// isn't described. Meaningless for integrations of users.
    package var adderRole: Observed<PlatformRole?>
    package var importState: ImportState
    /// One sentence on why the import isn't complete; nil where it is.
    package var importDoubt: String?
    package var listings: [ListingProof]
    /// The exchange that kept the import from being complete; nil where it is, or where nothing was asked.
    package var stoppedBy: ExchangeID?

    package init(
        integration: Integration, adderRole: Observed<PlatformRole?>, importState: ImportState, importDoubt: String?,
        listings: [ListingProof], stoppedBy: ExchangeID? = nil
    ) {
        self.integration = integration
        self.adderRole = adderRole
        self.importState = importState
        self.importDoubt = importDoubt
        self.listings = listings
        self.stoppedBy = stoppedBy
    }

    package var key: SubjectKey {
        SubjectKey(
            kind: .integration, home: .integration(integration.id), path: integration.id, forgeID: nil, webURL: nil)
    }
}
