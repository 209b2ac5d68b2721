// Reads a sealed store and its key.

extension SecretResolver {
    /// The keys that `reference` leads to, newest first: one, or two while a change of the key is under way.
    package func storeKeys(_ reference: SecretReference) throws(SealedStoreError) -> [StoreKey] {
        var bytes: [UInt8]
        do {
            bytes = try content(of: reference).bytes
        } catch {
            // The key has no reference that could allow it, hence one remedy.
            let remedy = if case .openToOthers = error.problem { "chmod 600 it" } else { error.remedy }
            throw SealedStoreError(.key("\(reference): \(error.summary); \(remedy)"))
        }
        defer { bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        guard let keys = StoreKey.list(in: bytes) else {
            throw SealedStoreError(.key("\(reference): \(SecretsError.Problem.notAStoreKey.summary)"))
        }
        return keys
    }

    /// The store behind `location`, proven whole.
    package func open(_ location: SealedStoreLocation) throws(SealedStoreError) -> OpenedStore {
        try openWithKey(location).opened
    }

    /// Changes the store under its lock and writes it as a whole. Where there is none, `creating` makes a new one.
    package func change(
        _ location: SealedStoreLocation, creating: Bool = false,
        _ body: (inout OpenedStore) throws(SealedStoreError) -> Void
    ) throws(SealedStoreError) {
        let file = SealedStoreFile(absolute(location.path))
        guard creating || file.exists else { throw SealedStoreError(.missing, path: file.path) }
        let lock = try file.lock()
        defer { withExtendedLifetime(lock) {} }
        var opened: OpenedStore
        if file.exists {
            opened = try open(location)
        } else {
            guard let key = try storeKeys(location.key).first else { throw SealedStoreError(.wrongKey) }
            opened = OpenedStore(newWith: key)
        }
        do {
            try body(&opened)
        } catch {
            throw error.at(file.path)
        }
        try file.write(opened.store)
    }

    /// The store with the key that opened it. A change of the key between reading the one and the other looks like a
    /// wrong key, and is over when both are read again.
    func openWithKey(_ location: SealedStoreLocation) throws(SealedStoreError) -> (opened: OpenedStore, key: StoreKey) {
        let file = SealedStoreFile(absolute(location.path))
        let attempts = if case .file = location.key { 3 } else { 1 }
        for attempt in 1...attempts {
            let keys = try storeKeys(location.key)
            let store = try file.read()
            do {
                return try Self.opened(store, keys)
            } catch {
                if error.problem == .wrongKey, attempt < attempts { continue }
                throw error.at(file.path)
            }
        }
        throw SealedStoreError(.wrongKey, path: file.path)
    }

    private static func opened(
        _ store: SealedStore, _ keys: [StoreKey]
    ) throws(SealedStoreError) -> (opened: OpenedStore, key: StoreKey) {
        for key in keys where key.derived(store: store.id, salt: store.salt).id == store.keyID {
            return (try OpenedStore(store, key: key), key)
        }
        throw SealedStoreError(.wrongKey)
    }
}
