// Opens the sealed store once for all references to it.

import Synchronization

/// Without it each of many references would read the store and run the command that prints its key.
final class OpenedStoreCache: Sendable {
    private let location: SealedStoreLocation
    private let result = Mutex<Result<OpenedStore, SealedStoreError>?>(nil)

    init(_ location: SealedStoreLocation) { self.location = location }

    /// The store, or why it can't be opened: also that is found out once.
    func opened(by resolver: SecretResolver) throws(SealedStoreError) -> OpenedStore {
        let result = result.withLock { result in
            if let known = result { return known }
            let found: Result<OpenedStore, SealedStoreError>
            do throws(SealedStoreError) {
                found = .success(try resolver.open(location))
            } catch {
                found = .failure(error)
            }
            result = found
            return found
        }
        return try result.get()
    }
}
