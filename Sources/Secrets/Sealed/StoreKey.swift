// The key of a sealed store.

import Crypto

/// 32 random bytes, kept in a file or a credential as `forgeaudit-key-1:` and 43 characters.
package struct StoreKey: Sendable {
    /// Says what it is, so that it is recognised where it doesn't belong.
    package static let prefix = "forgeaudit-key-1:"
    private static let count = 32

    let secret: Secret

    private init(_ secret: Secret) { self.secret = secret }

    /// A new key from the system's generator.
    package static func generated() -> StoreKey {
        StoreKey(SymmetricKey(size: .bits256).withUnsafeBytes { Secret($0) })
    }

    /// The keys in a key's file: one, or two with the newest first while a change of the key is under way. Nil for
    /// anything else. The bytes stay the caller's to wipe.
    static func list(in bytes: [UInt8]) -> [StoreKey]? {
        var lines = bytes.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard (1...2).contains(lines.count) else { return nil }
        let keys = lines.compactMap { line -> StoreKey? in
            guard line.starts(with: prefix.utf8), var bytes = Base64URL.decoded(line.dropFirst(prefix.utf8.count))
            else { return nil }
            defer { bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
            return bytes.count == count ? StoreKey(Secret(bytes)) : nil
        }
        return keys.count == lines.count ? keys : nil
    }

    /// The content of a file that holds `keys`; the caller wipes it.
    static func content(_ keys: [StoreKey]) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(keys.count * 64)
        for key in keys {
            var text = key.secret.withBytes { Base64URL.encoded($0) }
            content += Array(prefix.utf8) + text + [0x0A]
            text.withUnsafeMutableBytes { BoundedFile.wipe($0) }
        }
        return content
    }

    /// What this key is in the store with that id and salt.
    func derived(store id: [UInt8], salt: [UInt8]) -> DerivedKeys { DerivedKeys(secret, store: id, salt: salt) }
}
