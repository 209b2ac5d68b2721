// Finds the snapshot that a person names.

import Foundation
import Inventory
import Snapshots

/// Files are taken as they are; the other names need the config's snapshot folder, which is read only for them.
struct SnapshotNames {
    let config: String

    /// The file behind `name`, links resolved. Throws `SnapshotsError.notFound` with what would be found.
    func file(_ name: String) throws -> URL {
        let path = URL(fileURLWithPath: name).resolvingSymlinksInPath()
        if FileManager.default.fileExists(atPath: path.path) { return path }
        let directory = try Workspace(reading: config).snapshots
        let newest = directory.newestFirst()
        switch name {
        case "latest":
            return try required(newest.first, name, directory)
        case "previous":
            return try required(newest.dropFirst().first, name, directory)
        default:
            if let instant = Timestamp.parse(name) {
                let file = directory.published(startedAt: instant)
                return try required(newest.first { $0.lastPathComponent == file.lastPathComponent }, name, directory)
            }
            guard let day = CalendarDay(name) else {
                throw SnapshotsError(
                    .notFound,
                    "'\(name)' is no snapshot: name a file, `latest`, `previous`, a day like 2026-11-22 or an instant "
                        + "like 2026-11-22T02:00:00Z")
            }
            // Names begin with the instant, so the last of a day sorts last.
            return try required(
                directory.snapshots().last { $0.lastPathComponent.hasPrefix("snapshot-\(day)T") }, name, directory)
        }
    }

    private func required(_ file: URL?, _ name: String, _ directory: SnapshotDirectory) throws -> URL {
        if let file { return file }
        let count = directory.snapshots().count
        let there = count == 0 ? "it is empty" : "it holds \(count), see `forgeaudit snapshot list`"
        throw SnapshotsError(.notFound, "there is no snapshot '\(name)' in \(directory.url.path): \(there)")
    }
}
