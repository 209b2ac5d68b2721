// The files of one call: temporary names first, the final ones when everything is there.

import Foundation

/// Collects written files in the target folder and renames them together.
final class ReportFiles {
    private let directory: URL
    private var written: [(temporary: URL, name: String)] = []
    /// What was written so far, in that order.
    private(set) var finished: [WrittenFile] = []
    /// Folders below the target folder that weren't there.
    private var created: [URL] = []

    init(_ directory: URL) throws(ReportsError) {
        self.directory = directory
        try Self.create(directory)
    }

    /// Streams a text into a temporary file. `name` may name a folder within the target folder.
    func write(_ name: String, _ body: (TextFile) throws -> Void) throws {
        let file = try TextFile(creating: temporary(name))
        try body(file)
        try file.finish()
        finish(name, file.sink)
    }

    /// Streams a document into a temporary file.
    func write(_ name: String, _ dialect: MarkupWriter.Dialect, _ body: (MarkupWriter) throws -> Void) throws {
        let writer = try MarkupWriter(dialect, creating: temporary(name))
        try body(writer)
        try writer.finish()
        finish(name, writer.sink)
    }

    /// Writes `data` as it is.
    func write(_ name: String, _ data: Data) throws(ReportsError) {
        let sink = try FileSink(creating: temporary(name))
        _ = data.withUnsafeBytes { sink.write($0) }
        sink.close()
        finish(name, sink)
        if let failure = sink.failure {
            throw ReportsError(.disk, "can't write the report \(sink.file.path): \(String(cString: strerror(failure)))")
        }
    }

    /// Gives every file its final name, in the order of writing, and returns them. A folder that stands in the place of a
    /// file is found before the first file is replaced, so that reports of two runs don't stand side by side.
    func publish() throws(ReportsError) -> [URL] {
        for (_, name) in written {
            let target = directory.appendingPathComponent(name)
            var status = stat()
            if lstat(target.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                throw ReportsError(.disk, "can't replace the report \(target.path): a folder has its name")
            }
        }
        var published: [URL] = []
        while let (temporary, name) = written.first {
            let target = directory.appendingPathComponent(name)
            guard rename(temporary.path, target.path) == 0 else {
                throw ReportsError(
                    .disk, "can't replace the report \(target.path): \(String(cString: strerror(errno)))")
            }
            written.removeFirst()
            published.append(target)
        }
        return published
    }

    /// Takes back a file that turned out to be one too many.
    func withdraw(_ name: String) {
        finished.removeAll { $0.name == name }
        for (temporary, _) in written.filter({ $0.name == name }) { try? FileManager.default.removeItem(at: temporary) }
        written.removeAll { $0.name == name }
    }

    /// Removes what was written and not published.
    func discard() {
        for (temporary, _) in written { try? FileManager.default.removeItem(at: temporary) }
        written = []
        for folder in created { rmdir(folder.path) }
    }

    private func finish(_ name: String, _ sink: FileSink) {
        finished.append(WrittenFile(name: name, bytes: sink.size, sha256: sink.digest))
    }

    /// Whether a file of that name is one that `temporary` named: `.index.html.` with a UUID and `.partial`.
    static func isTemporary(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(".partial")
            && UUID(uuidString: String(name.dropLast(".partial".count).suffix(36))) != nil
    }

    /// A name in the same folder, so that renaming is atomic, that no other call uses.
    private func temporary(_ name: String) throws(ReportsError) -> URL {
        let target = directory.appendingPathComponent(name)
        let folder = target.deletingLastPathComponent()
        if !FileManager.default.fileExists(atPath: folder.path) {
            try Self.create(folder)
            created.append(folder)
        }
        let url = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString).partial")
        written.append((url, name))
        return url
    }

    private static func create(_ folder: URL) throws(ReportsError) {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ReportsError(.disk, "can't create the reports' folder \(folder.path): \(error.localizedDescription)")
        }
    }
}
