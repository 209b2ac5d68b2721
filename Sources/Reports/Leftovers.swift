// Removes what earlier calls left: for integrations that are no more, or because they were killed.

import Foundation

/// A suite or a page that nobody writes any more would be read as a result for ever.
///
/// Other people's files stay: only what carries this tool's own mark is removed. Best effort: what can't be removed is no
/// reason to lose the reports.
enum Leftovers {
    /// How a page tells what wrote it.
    private static let generator = "<meta name=\"generator\" content=\"\(HTMLDocument.generator)\"/>"

    /// Removes from `directory`'s folder `junit` the shards that aren't among `files`, and the folder where it is empty.
    static func removeShards(except files: [URL], in directory: URL) {
        let folder = directory.appendingPathComponent("junit")
        remove(from: folder, except: files) { name, head in
            name.hasPrefix("TEST-") && name.hasSuffix(".xml") && head().contains("<testsuite name=\"audit")
                && head().contains("<property name=\"audit.schema\"")
        }
        rmdir(folder.path)
    }

    /// Removes from `directory` the pages of integrations, lists of them and explorers that aren't among `files`.
    static func removePages(except files: [URL], in directory: URL) {
        let folder = directory.appendingPathComponent(HTMLSite.pageFolder)
        remove(from: folder, except: files) { name, head in name.hasSuffix(".html") && head().contains(generator) }
        rmdir(folder.path)
        remove(from: directory, except: files) { name, head in
            (name == HTMLSite.explorerName || name.hasPrefix("integrations")) && name.hasSuffix(".html")
                && head().contains(generator)
        }
    }

    /// Removes the page that holds all: what is there is of another audit than the reports beside it.
    static func removeFile(in directory: URL) {
        remove(from: directory, except: []) { name, head in name == HTMLSite.fileName && head().contains(generator) }
    }

    /// Removes unfinished files of calls that were killed: those that nobody wrote to for an hour.
    static func removeUnfinished(in directory: URL) {
        let below = ["junit", HTMLSite.pageFolder].map { directory.appendingPathComponent($0) }
        for folder in [directory] + below {
            remove(from: folder, except: []) { name, _ in
                ReportFiles.isTemporary(name) && isOld(folder.appendingPathComponent(name))
            }
        }
    }

    private static func isOld(_ file: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.modificationDate] as? Date).map { $0.timeIntervalSinceNow < -3_600 } ?? false
    }

    private static func remove(
        from folder: URL, except files: [URL], if isOwn: (_ name: String, _ head: () -> String) -> Bool
    ) {
        let kept = Set(
            files.filter { $0.deletingLastPathComponent().path == folder.path }.map(\.lastPathComponent))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where !kept.contains(name) {
            let file = folder.appendingPathComponent(name)
            if isOwn(name, { head(of: file) }) { try? FileManager.default.removeItem(at: file) }
        }
    }

    private static func head(of file: URL) -> String {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return "" }
        defer { try? handle.close() }
        let head = (try? handle.read(upToCount: 4_096)) ?? nil
        return String(decoding: head ?? Data(), as: UTF8.self)
    }
}
