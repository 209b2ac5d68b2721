// A sealed store within reach.

import Secrets

/// Where it is, and what reads and changes it.
struct SecretStoreAccess {
    let location: SealedStoreLocation
    let resolver: SecretResolver

    /// Throws what sealing `name` would throw whatever the secret is.
    func checkReady(for name: String, replacing: Bool) throws {
        guard SealedStoreFile(resolver.absolute(location.path)).exists else {
            _ = try resolver.storeKeys(location.key)
            return
        }
        let entries = try resolver.open(location).store.entries
        if !replacing, entries.contains(where: { $0.name == name }) { throw SealedStoreError(.nameTaken(name)) }
    }

    /// Two keys in the key's file are what a change of the key leaves that broke off.
    func tellOfBrokenRotation() {
        guard case .file = location.key, let keys = try? resolver.storeKeys(location.key), keys.count > 1 else {
            return
        }
        Standard.error(
            "note: the key's file holds two keys: a change of the key broke off; run `forgeaudit secret rotate-key` again"
        )
    }
}
