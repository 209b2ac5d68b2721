// One difference between two snapshots.

/// What a comparison yields.
package enum Change: Sendable {
    case integration(IntegrationChange)
    case finding(FindingChange)
    case repository(RepositoryChange)
    case credential(CredentialChange)
}
