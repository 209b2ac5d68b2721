// Which snapshots stay.

import Config
import Foundation
import Snapshots

/// Removes old snapshots as the config says.
struct Retention {
    private let workspace: Workspace
    private let now: Date

    init(_ workspace: Workspace, now: Date) {
        self.workspace = workspace
        self.now = now
    }

    /// Removes what is beyond the number and the age that the config, or the options in its place, allow. What always
    /// stays: the latest snapshot, the one that it compares itself with, the last one in which every import was complete,
    /// and the last one that was told of. After many nights of trouble they may be older than everything else.
    func apply(keep: Int? = nil, days: Int? = nil) {
        let settings = workspace.config.snapshots
        let snapshots = workspace.snapshots
        let oldest = (days ?? settings.keepDays).map { now.addingTimeInterval(-86_400 * Double($0)) }
        let kept = [baseline, lastComplete, LastTold(in: snapshots)?.snapshot].compactMap { $0 }
        snapshots.prune(keep: keep ?? settings.keep, oldest: oldest, protected: Set(kept))
    }

    /// The file name of the snapshot that the latest one compares itself with; nil where that one can't be read.
    private var baseline: String? {
        guard let latest = try? Snapshot.read(workspace.snapshots.latest) else { return nil }
        defer { try? latest.close() }
        return try? latest.baseline().found?.file
    }

    private var lastComplete: String? {
        workspace.snapshots.newestFirst().first { file in
            guard let snapshot = try? Snapshot.read(file) else { return false }
            defer { try? snapshot.close() }
            return (try? snapshot.run().complete) ?? false
        }?.lastPathComponent
    }
}
