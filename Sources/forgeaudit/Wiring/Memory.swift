// What a new snapshot keeps of the earlier ones.

import Foundation
import Logging
import Snapshots

/// Call it when all imports have ended.
struct Memory {
    let snapshots: SnapshotDirectory
    let log: Logger

    /// Carries over what couldn't be read now, and copies the baseline and the history.
    func bring(to writer: SnapshotWriter) async throws {
        let earlier = snapshots.latest.resolvingSymlinksInPath()
        if FileManager.default.fileExists(atPath: earlier.path) {
            do {
                try await writer.carryOver(from: earlier)
            } catch {
                log.warning("nothing carried over from the last snapshot", metadata: ["reason": "\(error)"])
            }
        }
        for doubt in try await writer.recall(snapshots.newestFirst()) {
            log.warning("what an earlier snapshot knew is lost", metadata: ["reason": "\(doubt)"])
        }
    }
}
