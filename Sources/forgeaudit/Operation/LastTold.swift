// What those who watch were told last: against it the next run says what is new.

import Foundation
import Snapshots

/// The run that was told of last, in the snapshot folder's `told.json`. It isn't always the run before: a snapshot may be
/// published by a run whose reports, or whose notification, then failed.
struct LastTold: Codable, Equatable {
    /// As the process ended.
    let exitStatus: Int32
    /// The file name of the last snapshot whose results were told; nil where there was none.
    let snapshot: String?

    private enum CodingKeys: String, CodingKey {
        case exitStatus = "exit_status"
        case snapshot
    }

    init(_ status: ExitStatus, snapshot: String?) {
        exitStatus = status.rawValue
        self.snapshot = snapshot
    }

    /// Nil where nobody was told yet, or the file can't be read.
    init?(in snapshots: SnapshotDirectory) {
        guard let data = FileManager.default.contents(atPath: Self.file(snapshots).path),
            let told = try? JSONDecoder().decode(LastTold.self, from: data)
        else { return nil }
        self = told
    }

    /// The snapshot's file; nil where it is gone.
    func file(in snapshots: SnapshotDirectory) -> URL? {
        snapshots.snapshots().first { $0.lastPathComponent == snapshot }
    }

    /// Replaces what stands there. Where no snapshot folder is, there is nothing to remember it with.
    func write(to snapshots: SnapshotDirectory) throws {
        guard FileManager.default.fileExists(atPath: snapshots.url.path) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try SnapshotDirectory.write(Array(try encoder.encode(self)) + [0x0A], to: Self.file(snapshots))
    }

    private static func file(_ snapshots: SnapshotDirectory) -> URL {
        snapshots.url.appendingPathComponent("told.json")
    }
}
