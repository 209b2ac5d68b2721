// What keeps the complete imports of an incomplete run for the run that reads the rest.

package import Foundation

/// Which secret each integration of a run was read with, and of which snapshot that is said. A published snapshot tells
/// neither; without it, what one secret could reach would be taken for what its successor can.
package struct RetryTicket: Codable, Sendable, Equatable {
    /// When the run started, as the snapshot has it.
    package let startedAt: String
    package let contentSHA256: String
    let salt: Data
    /// By integration, under the salt.
    let fingerprints: [String: String]
}

extension SnapshotDirectory {
    private var ticketFile: URL { url.appendingPathComponent("retry.json") }

    /// Keeps the ticket of the run that was just published, in place of an earlier one; nil where nothing is left to read.
    package func keep(_ ticket: RetryTicket?) throws {
        guard let ticket else {
            try? FileManager.default.removeItem(at: ticketFile)
            return
        }
        try Self.write([UInt8](JSONEncoder().encode(ticket)), to: ticketFile)
    }

    /// The ticket of the last run; nil where there is none that can be read.
    package func ticket() -> RetryTicket? {
        guard let data = FileManager.default.contents(atPath: ticketFile.path) else { return nil }
        return try? JSONDecoder().decode(RetryTicket.self, from: data)
    }

    /// Writes a file of mode 0600 as a whole, on disk before it has its name.
    package static func write(_ bytes: [UInt8], to file: URL) throws(SnapshotsError) {
        let temporary = file.appendingPathExtension("new")
        try? FileManager.default.removeItem(at: temporary)
        let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw SnapshotsError(.disk, "can't create \(temporary.path): \(String(cString: strerror(errno)))")
        }
        do {
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw SnapshotsError(.disk, "can't write \(file.path): \(error.localizedDescription)")
        }
        try rename(temporary, to: file)
    }
}
