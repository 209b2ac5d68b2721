// Files that stand where a snapshot should be.
import Foundation

/// A way in which a file isn't a snapshot that this tool can read.
enum BadSnapshot: CaseIterable, Sendable {
    case empty, header, half, foreign, text, newer

    /// Makes one at `file` out of a whole snapshot.
    func write(_ snapshot: Data, to file: URL) throws {
        switch self {
        case .empty: try Data().write(to: file)
        case .header: try snapshot.prefix(100).write(to: file)
        case .half: try snapshot.prefix(snapshot.count / 2).write(to: file)
        case .text: try Data("snapshot: none\n".utf8).write(to: file)
        case .foreign:
            try SnapshotProbe(file: file).change("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('mine')")
        case .newer:
            try snapshot.write(to: file)
            try SnapshotProbe(file: file).change("PRAGMA user_version = 99")
        }
    }

    /// What the tool says of it.
    var message: String {
        switch self {
        case .empty: "is empty, so it is no snapshot"
        case .foreign: "is an SQLite file, but no snapshot of this tool"
        case .text: "can't be read as a snapshot: file is not a database"
        case .header, .half: "can't be read as a snapshot: database disk image is malformed"
        case .newer: "has schema version 99, this forgeaudit reads up to 1: use a newer forgeaudit"
        }
    }
}
