// Reads a small regular file without being led to a device, a pipe, or more bytes than wanted.

import Foundation

/// The content and mode of a file that was opened once: what is checked is what is read.
package struct BoundedFile: Sendable {
    /// Why it was not read.
    package enum Problem: Error, Sendable, Equatable {
        /// The system's words, such as `No such file or directory`.
        case unreadable(String)
        /// A directory, device, pipe or socket, symbolic links followed.
        case notRegular
        case tooLarge
    }

    /// Writable within the module, so that a secret's bytes can be overwritten in place.
    package internal(set) var bytes: [UInt8]
    /// The permission bits, such as `0o640`.
    package let mode: UInt32
    /// The user id of the owner.
    package let owner: UInt32

    /// Whether others than the owner may read or change the file. Root's own files may be readable by a group: that is
    /// how an administrator hands a secret to one service.
    package var isOpenToOthers: Bool { Self.isOpenToOthers(mode: mode, owner: owner) }

    /// Whether others than the owner may change the file, and so choose the secret.
    package var isWritableByOthers: Bool { mode & 0o022 != 0 }

    /// As `isOpenToOthers`, of any mode and owner.
    package static func isOpenToOthers(mode: UInt32, owner: UInt32) -> Bool {
        mode & 0o026 != 0 || (mode & 0o040 != 0 && owner != 0)
    }

    /// Reads at most `limit` bytes of the regular file at `path`; one byte more is an error.
    package init(path: String, limit: Int) throws(Problem) {
        guard !path.utf8.contains(0) else { throw .unreadable("the path holds a NUL byte") }
        // O_NONBLOCK: opening a pipe must not wait for its writer; it is refused right below.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadable(Self.reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(Self.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard status.st_size <= limit else { throw .tooLarge }
        mode = UInt32(status.st_mode) & 0o7777
        owner = status.st_uid
        bytes = try Self.content(of: descriptor, limit: limit, expected: Int(status.st_size))
    }

    /// Reads to the end; the size that the status gave may be outdated (or 0, in /proc).
    private static func content(of descriptor: Int32, limit: Int, expected: Int) throws(Problem) -> [UInt8] {
        var content: [UInt8] = []
        // No growing, no left-over copies of what may be a secret.
        content.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        defer { chunk.withUnsafeMutableBytes { wipe($0) } }
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(reason(errno))
            }
            if count == 0 { return content }
            guard content.count + count <= limit else { throw .tooLarge }
            content.append(contentsOf: chunk[..<count])
        }
    }

    /// Overwrites a buffer that held a secret.
    package static func wipe(_ buffer: UnsafeMutableRawBufferPointer) {
        if let address = buffer.baseAddress { explicit_bzero(address, buffer.count) }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
