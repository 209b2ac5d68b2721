// Files that other programs read at any time: metrics and the heartbeat.

import Foundation
import Snapshots

enum WatchedFile {
    /// With what the metrics begin.
    static let metricsHead = "# HELP forgeaudit_"
    /// With what the heartbeat begins.
    static let heartbeatHead = "{\"ended_at\":"

    /// Puts `text` in the place of `path` as a whole, readable by everyone: a reader sees the old file or the new one. What
    /// is there and isn't an earlier such file, because it doesn't begin with `head`, stays: a device, a link, a config.
    static func replace(_ path: String, with text: String, head: String) throws {
        try check(path, head: head)
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

    /// Refuses a path at which something stands that may not be replaced.
    static func check(_ path: String, head: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SnapshotsError(.disk, "\(path) isn't a regular file: name one that may be replaced")
        }
        let begin = FileHandle(forReadingAtPath: path)?.readData(ofLength: head.utf8.count) ?? Data()
        guard begin.isEmpty || begin.elementsEqual(head.utf8) else {
            throw SnapshotsError(.disk, "\(path) is a file of something else: name one that may be replaced")
        }
    }

    private static func failure(_ path: String) -> SnapshotsError {
        SnapshotsError(.disk, "can't write \(path): \(String(cString: strerror(errno)))")
    }
}
