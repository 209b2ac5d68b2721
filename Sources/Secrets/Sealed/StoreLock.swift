// One writer at a time per sealed store.

import Foundation

/// An advisory lock on a file beside the store (which itself is replaced). The system frees it when the process ends,
/// however it ends.
package final class StoreLock: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws(SealedStoreError) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else {
            throw SealedStoreError(.notWritten(reason: String(cString: strerror(errno))), path: path)
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw SealedStoreError(.locked, path: path)
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}
