// The sealed store on disk.

import Foundation

/// Reads are of one moment, because a write replaces the file as a whole.
package struct SealedStoreFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    package var exists: Bool { access(path, F_OK) == 0 }

    /// Errors carry the path.
    package func read() throws(SealedStoreError) -> SealedStore {
        let bytes: [UInt8]
        do {
            bytes = try BoundedFile(path: path, limit: SealedStore.sizeLimit).bytes
        } catch {
            let problem: SealedStoreError.Problem =
                switch error {
                case .unreadable(let reason): exists ? .unreadable(reason: reason) : .missing
                case .notRegular: .notRegularFile
                case .tooLarge: .tooLarge
                }
            throw SealedStoreError(problem, path: path)
        }
        do {
            return try SealedStore(parsing: bytes)
        } catch {
            throw error.at(path)
        }
    }

    /// Replaces the file as a whole. Only the holder of the lock may call it.
    package func write(_ store: SealedStore) throws(SealedStoreError) {
        try AtomicFile.replace(path, with: store.bytes)
    }

    /// Keeps other writers out until the lock is let go.
    package func lock() throws(SealedStoreError) -> StoreLock { try StoreLock(path + ".lock") }
}
