// Changes the key of a sealed store, so that everything can be read wherever it breaks off.

import Foundation

/// Under the store's lock: the new key is written before the store is sealed with it, and the old one forgotten after
/// that. What a crash leaves is taken up by the next change.
package struct KeyRotation: Sendable {
    /// What has just become durable.
    package enum Step: Sendable, Equatable, CaseIterable {
        case newKeyWritten, storeRewritten, oldKeyForgotten
    }

    private let location: SealedStoreLocation
    private let resolver: SecretResolver

    package init(_ location: SealedStoreLocation, resolver: SecretResolver) {
        self.location = location
        self.resolver = resolver
    }

    /// Where the key is in a file: the same file holds the new one afterwards. `reached` is called after each step and
    /// breaks off by throwing, for tests.
    package func run(reached: (Step) throws(SealedStoreError) -> Void = { _ in }) throws(SealedStoreError) {
        guard case .file(let name, _) = location.key else {
            throw SealedStoreError(.keyNotInFile, path: "\(location.key)")
        }
        let path = resolver.absolute(name)
        let file = SealedStoreFile(resolver.absolute(location.path))
        let lock = try file.lock()
        defer { withExtendedLifetime(lock) {} }
        let (opened, old) = try resolver.openWithKey(location)
        let new = StoreKey.generated()
        try StoreKeyFile.replace(path, with: [new, old])
        try reached(.newKeyWritten)
        try file.write(opened.reencrypted(with: new).store)
        try reached(.storeRewritten)
        try StoreKeyFile.replace(path, with: [new])
        try reached(.oldKeyForgotten)
    }

    /// Where the key is kept by something else: the new one goes into a file at `path`. A file that is there must hold a
    /// key, which is then used: that is how a change that broke off is taken up. Returns false where the store has that
    /// key already.
    package func run(toKeyFile path: String) throws(SealedStoreError) -> Bool {
        let file = SealedStoreFile(resolver.absolute(location.path))
        let lock = try file.lock()
        defer { withExtendedLifetime(lock) {} }
        let target = SecretReference.file(path)
        var new: StoreKey?
        if access(path, F_OK) == 0 {
            let known = SealedStoreLocation(path: location.path, key: target)
            if (try? resolver.openWithKey(known)) != nil { return false }
            new = try resolver.storeKeys(target).first
        }
        let opened = try resolver.open(location)
        let key: StoreKey
        if let new {
            key = new
        } else {
            key = .generated()
            try StoreKeyFile.create(path, with: key)
        }
        try file.write(opened.reencrypted(with: key).store)
        return true
    }
}
