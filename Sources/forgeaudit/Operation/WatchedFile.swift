// Files that other programs read at any time: metrics and the heartbeat.

import Foundation
import Snapshots

enum WatchedFile {
    /// Puts `text` in the place of `path` as a whole, readable by everyone: a reader sees the old file or the new one.
    static func replace(_ path: String, with text: String) throws {
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var rest = Array(text.utf8)[...]
        var isWritten = fchmod(descriptor, 0o644) == 0
        while isWritten, !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            isWritten = count > 0
            rest = rest.dropFirst(max(0, count))
        }
        guard isWritten, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            close(descriptor)
            unlink(temporary)
            throw error
        }
        close(descriptor)
    }

    private static func failure(_ path: String) -> SnapshotsError {
        SnapshotsError(.disk, "can't write \(path): \(String(cString: strerror(errno)))")
    }
}
