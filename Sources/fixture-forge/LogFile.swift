// The file that `--log` names.
import FixtureForge
import Foundation

/// Opens the log for appending.
struct LogFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// A request log that writes to the file. Throws `FixtureForgeError` if that can't be opened.
    func log() throws -> RequestLog {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        guard descriptor >= 0 else {
            throw FixtureForgeError(
                subject: path, problem: "could not be opened", advice: "give --log a file that you may write to")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return RequestLog { line in try? handle.write(contentsOf: line) }
    }
}
