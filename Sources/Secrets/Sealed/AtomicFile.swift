// Writes files that a crash leaves either as they were or as they are to be.

import Foundation

/// Files with secrets in them: mode 0600 from their first byte on.
enum AtomicFile {
    /// Makes a file that must not be there yet.
    static func create(_ path: String, with bytes: [UInt8]) throws(SealedStoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path, exists: errno == EEXIST) }
        let isWritten = fchmod(descriptor, 0o600) == 0 && fill(descriptor, bytes)
        let error = isWritten ? nil : failure(path)
        close(descriptor)
        if let error {
            unlink(path)
            throw error
        }
        syncFolder(of: path)
    }

    /// Puts a file in the place of another, or where there is none. The owner, and the group's reading that root may
    /// have granted, stay. A symbolic link stays one, and its target is replaced.
    static func replace(_ path: String, with bytes: [UInt8]) throws(SealedStoreError) {
        let target = resolved(path)
        let random = UInt64.random(in: 0...UInt64.max)
        let temporary = "\(target).\(String(random, radix: 36)).tmp"
        var earlier = stat()
        let isReplaced = stat(target, &earlier) == 0
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        var mode: mode_t = 0o600
        if isReplaced, fchown(descriptor, earlier.st_uid, earlier.st_gid) == 0, earlier.st_uid == 0 {
            mode |= earlier.st_mode & 0o040
        }
        let isWritten = fill(descriptor, bytes) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        let isDone = isWritten && rename(temporary, target) == 0
        let error = isDone ? nil : failure(path)
        close(descriptor)
        if let error {
            unlink(temporary)
            throw error
        }
        syncFolder(of: target)
    }

    private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            offset += count
        }
        return fsync(descriptor) == 0
    }

    /// Makes the new name last. Where a folder can't be synchronised, the file system has no such notion.
    private static func syncFolder(of path: String) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func failure(_ path: String, exists: Bool = false) -> SealedStoreError {
        SealedStoreError(exists ? .fileExists : .notWritten(reason: String(cString: strerror(errno))), path: path)
    }
}
