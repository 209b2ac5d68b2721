// Removes shards that an earlier call left for integrations that are no more.

import Foundation

enum JUnitShards {
    /// Removes from `directory`'s folder `junit` the files that this tool wrote and that are not among `files`, and the
    /// folder where nothing is left in it. A suite that nobody writes any more would be read as a result for ever.
    ///
    /// Other people's files stay: only a suite that carries this tool's own first property is removed. Best effort: what
    /// can't be removed is no reason to lose the reports.
    static func removeOthers(than files: [URL], in directory: URL) {
        let folder = directory.appendingPathComponent("junit")
        let kept = Set(
            files.filter { $0.deletingLastPathComponent().lastPathComponent == "junit" }.map(\.lastPathComponent))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix("TEST-") && name.hasSuffix(".xml") && !kept.contains(name) {
            let file = folder.appendingPathComponent(name)
            if isOwn(file) { try? FileManager.default.removeItem(at: file) }
        }
        rmdir(folder.path)
    }

    private static func isOwn(_ file: URL) -> Bool {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return false }
        defer { try? handle.close() }
        let head = (try? handle.read(upToCount: 4_096)) ?? nil
        let text = String(decoding: head ?? Data(), as: UTF8.self)
        return text.contains("<testsuite name=\"audit") && text.contains("<property name=\"audit.schema\"")
    }
}
