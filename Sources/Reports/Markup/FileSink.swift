// The file that libxml2 writes into, four kilobytes at a time.

import Crypto
import Foundation

/// The end of libxml2's output buffer. Used by one thread: the writer that owns it.
final class FileSink {
    let file: URL
    private(set) var descriptor: Int32
    /// The system's error of the first write that failed.
    private(set) var failure: Int32?

    /// Bytes written so far, and their digest.
    private(set) var size = 0
    private var hasher = SHA256()

    /// Creates `file`, which must not exist yet.
    init(creating file: URL) throws(ReportsError) {
        self.file = file
        descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ReportsError(
                .disk,
                "can't create the report \(file.path): \(String(cString: strerror(errno))); check the folder's mode")
        }
    }

    /// Writes all of `bytes`, or remembers why not; returns their number or -1, as libxml2 wants it.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = bytes
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                failure = failure ?? errno
                return -1
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
        hasher.update(bufferPointer: bytes)
        size += bytes.count
        return Int32(clamping: bytes.count)
    }

    /// The SHA-256 of what was written, in hex.
    var digest: String {
        hasher.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Brings the file to disk and closes it.
    func close() {
        guard descriptor >= 0 else { return }
        if failure == nil && fsync(descriptor) != 0 { failure = errno }
        if Foundation.close(descriptor) != 0 { failure = failure ?? errno }
        descriptor = -1
    }

    deinit { close() }
}
