// One key for each use, from the key of a sealed store.

import Crypto

/// HKDF-SHA256 with the store's salt; the use and the store's id are its information.
struct DerivedKeys: Sendable {
    /// Encrypts the entries.
    let entries: SymmetricKey
    /// Seals the list of them.
    let list: SymmetricKey
    /// Makes the fingerprints that tell two secrets apart.
    let fingerprints: [UInt8]
    /// Tells which key it is; 8 bytes.
    let id: [UInt8]

    init(_ key: Secret, store: [UInt8], salt: [UInt8]) {
        let master = key.withBytes { SymmetricKey(data: $0) }
        func derived(_ use: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, salt: salt, info: Array("\(SealedStore.title) \(use) ".utf8) + store,
                outputByteCount: count)
        }
        entries = derived("entries", 32)
        list = derived("list", 32)
        fingerprints = derived("fingerprints", 32).withUnsafeBytes { Array($0) }
        id = derived("key", 8).withUnsafeBytes { Array($0) }
    }
}
