// How the grant of an integration's credential differs between two snapshots.

package import Inventory
import Snapshots

/// A permission or scope that was gained, lost, raised or lowered.
package struct CredentialChange: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case widened, narrowed }
    package enum Subject: String, Sendable { case permission, scope }

    package let kind: Kind
    package let integration: String
    package let subject: Subject
    package let name: String
    /// Levels of a permission; nil where it wasn't, or isn't, held. Scopes have none.
    package let before: PermissionLevel?
    package let after: PermissionLevel?

    /// The differences in alphabetical order. None where a side doesn't know its grant, or where the integration names
    /// another installation now: then there is nothing to compare.
    static func between(
        _ before: CredentialState?, _ after: CredentialState?, integration: String
    ) -> [CredentialChange] {
        guard let before, let after, before.installation == after.installation, let old = before.grant,
            let new = after.grant
        else { return [] }
        let subject: Subject = after.installation == nil ? .scope : .permission
        return Set(old.keys).union(new.keys).sorted().compactMap { name in
            let (was, now) = (old[name], new[name])
            guard was != now else { return nil }
            let (earlier, later) = (was.flatMap { $0 }, now.flatMap { $0 })
            let narrowed = now == nil || (earlier.map { was in later.map { was.covers($0) } ?? false } ?? false)
            return CredentialChange(
                kind: narrowed ? .narrowed : .widened, integration: integration, subject: subject, name: name,
                before: earlier, after: later)
        }
    }
}
