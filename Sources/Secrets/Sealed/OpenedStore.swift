// The sealed store with its key at hand.

import Crypto
package import Foundation

/// A store of which every byte is proven to be what was written with the key. Secrets are decrypted one by one, when
/// they are asked for.
package struct OpenedStore: Sendable {
    package private(set) var store: SealedStore
    private let keys: DerivedKeys

    /// Throws where `key` isn't the store's, and where anything was changed: it names the entry, or says that the list
    /// was.
    package init(_ store: SealedStore, key: StoreKey) throws(SealedStoreError) {
        self.store = store
        keys = key.derived(store: store.id, salt: store.salt)
        guard keys.id == store.keyID else { throw SealedStoreError(.wrongKey) }
        let isWhole = HMAC<SHA256>.isValidAuthenticationCode(store.seal, authenticating: store.body, using: keys.list)
        if isWhole { return }
        if let changed = store.entries.first(where: { opened($0) == nil }) {
            throw SealedStoreError(.entryChanged(changed.name))
        }
        throw SealedStoreError(.listChanged)
    }

    /// A new store without an entry.
    package init(newWith key: StoreKey) {
        self.init(id: Self.random(16), entries: [], key: key)
    }

    private init(id: [UInt8], entries: [SealedEntry], key: StoreKey) {
        let salt = Self.random(32)
        keys = key.derived(store: id, salt: salt)
        store = SealedStore(id: id, salt: salt, keyID: keys.id, entries: entries, seal: [])
        setEntries(entries)
    }

    /// The secret of that name.
    package func secret(named name: String) throws(SealedStoreError) -> Secret {
        guard let entry = store.entries.first(where: { $0.name == name }) else {
            throw SealedStoreError(.unknownName(name))
        }
        return try secret(of: entry)
    }

    /// 16 hex digits that are the same for the same secret within one store and key, and say nothing without the key.
    package func fingerprint(of entry: SealedEntry) throws(SealedStoreError) -> String {
        try secret(of: entry).fingerprint(salt: keys.fingerprints)
    }

    /// Adds a secret, or replaces the one of that name where `replacing`.
    package mutating func seal(
        _ secret: Secret, as name: String, at instant: Date, replacing: Bool
    ) throws(SealedStoreError) {
        guard SealedEntry.isName(name) else { throw SealedStoreError(.invalidName) }
        let others = store.entries.filter { $0.name != name }
        guard replacing || others.count == store.entries.count else { throw SealedStoreError(.nameTaken(name)) }
        guard others.count < SealedStore.entryLimit else { throw SealedStoreError(.tooManyEntries) }
        let entry = try sealed(
            secret, name: name, kind: SealedKind(of: secret), created: SealedTime.wholeSeconds(instant))
        setEntries(others + [entry])
        guard store.bytes.count <= SealedStore.sizeLimit else { throw SealedStoreError(.tooLarge) }
    }

    package mutating func remove(_ name: String) throws(SealedStoreError) {
        let others = store.entries.filter { $0.name != name }
        guard others.count < store.entries.count else { throw SealedStoreError(.unknownName(name)) }
        setEntries(others)
    }

    /// The same secrets under another key, with a new salt. Names, kinds and times stay.
    package func reencrypted(with key: StoreKey) throws(SealedStoreError) -> OpenedStore {
        var result = OpenedStore(id: store.id, entries: [], key: key)
        var entries: [SealedEntry] = []
        for entry in store.entries {
            entries.append(
                try result.sealed(secret(of: entry), name: entry.name, kind: entry.kind, created: entry.created))
        }
        result.setEntries(entries)
        return result
    }

    private func sealed(
        _ secret: Secret, name: String, kind: SealedKind, created: Date
    ) throws(SealedStoreError) -> SealedEntry {
        let bound = SealedEntry.boundData(store: store.id, name: name, kind: kind, created: created)
        guard let box = SealedBox.sealed(secret, key: keys.entries, bound: bound) else {
            throw SealedStoreError(.entryChanged(name))
        }
        return SealedEntry(name: name, kind: kind, created: created, box: box)
    }

    private func secret(of entry: SealedEntry) throws(SealedStoreError) -> Secret {
        guard let secret = opened(entry) else { throw SealedStoreError(.entryChanged(entry.name)) }
        return secret
    }

    private func opened(_ entry: SealedEntry) -> Secret? {
        let bound = SealedEntry.boundData(
            store: store.id, name: entry.name, kind: entry.kind, created: entry.created)
        return SealedBox.opened(entry.box, key: keys.entries, bound: bound)
    }

    private mutating func setEntries(_ entries: [SealedEntry]) {
        let sorted = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let open = SealedStore(id: store.id, salt: store.salt, keyID: store.keyID, entries: sorted, seal: [])
        let seal = Array(HMAC<SHA256>.authenticationCode(for: open.body, using: keys.list))
        store = SealedStore(id: store.id, salt: store.salt, keyID: store.keyID, entries: sorted, seal: seal)
    }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
