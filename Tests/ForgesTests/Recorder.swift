// Remembers what a source observed, and finds things in it.

import Inventory
import Synchronization

/// Everything that one source told.
final class Recorder: Sendable {
    private let all = Mutex<[Observation]>([])

    var observations: [Observation] { all.withLock { $0 } }

    func take(_ observation: Observation) { all.withLock { $0.append(observation) } }

    /// What `pick` finds, in order.
    func find<Value>(_ pick: (Observation) -> Value?) -> [Value] { observations.compactMap(pick) }

    var exchanges: [Exchange] { find { if case .exchange(let exchange) = $0 { exchange } else { nil } } }
    var repositories: [Repository] {
        find { if case .repositories(let page, _) = $0 { page } else { nil } }.flatMap { $0 }
    }
    var proofs: [ListingProof] { find { if case .listing(let proof) = $0 { proof } else { nil } } }
    var token: Observed<TokenStatus>? { find { if case .token(let status) = $0 { status } else { nil } }.last }
    var user: Observed<TokenUser>? { find { if case .tokenUser(let user) = $0 { user } else { nil } }.last }
    var installation: Observed<InstallationStatus>? {
        find { if case .installation(let status) = $0 { status } else { nil } }.last
    }
    var membership: Observed<OrganizationMembership>? {
        find { if case .membership(let membership) = $0 { membership } else { nil } }.last
    }
    var hooks: [(repository: Int64, hooks: Observed<[Webhook]>)] {
        find { if case .hooks(let repository, let hooks) = $0 { (repository, hooks) } else { nil } }
    }
    var groupHooks: [GroupHooks] { find { if case .groupHooks(let hooks) = $0 { hooks } else { nil } } }
    var access: [RepositoryAccess] { find { if case .access(let list) = $0 { list } else { nil } }.flatMap { $0 } }

    /// Paths of the repositories with that access.
    func paths(_ level: MaintainerAccess) -> Set<String> {
        let ids = Set(access.filter { $0.access.value == level }.map(\.repository))
        return Set(repositories.filter { ids.contains($0.id) }.map(\.path))
    }

    /// The state of the import, where the last observation told one and no other did.
    var state: ImportState? {
        let ends = find { if case .ended(let state, _) = $0 { state } else { nil } }
        guard ends.count == 1, case .ended? = observations.last else { return nil }
        return ends.first
    }

    var doubt: String? { find { if case .ended(_, let doubt) = $0 { doubt } else { nil } }.last }
}
