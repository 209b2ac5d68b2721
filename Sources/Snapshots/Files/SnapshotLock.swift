// One run at a time per snapshot folder.

import Foundation

/// An advisory lock on a file that names its holder. The system frees it when the process ends, however it ends.
package final class SnapshotLock: Sendable {
    private let descriptor: Int32

    /// Throws `.inUse` with the holder's process id when another process has it.
    init(_ url: URL) throws(SnapshotsError) {
        let opened = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw SnapshotsError(.disk, "can't open the lock file \(url.path): \(String(cString: strerror(errno)))")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOf: url, encoding: .utf8))?.prefix(20) ?? ""
            close(opened)
            let digits = holder.filter { ("0"..."9").contains($0) }
            throw SnapshotsError(
                .inUse,
                "another forgeaudit run (process \(digits.isEmpty ? "unknown" : digits)) is using "
                    + "\(url.deletingLastPathComponent().path): wait for it to end")
        }
        descriptor = opened
        let text = "\(getpid())\n"
        _ = ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }
}
