// The audit as every command runs it.

import Audit
import Foundation
import Rules
import Snapshots

struct AuditStep {
    let workspace: Workspace

    /// Audits a file that nobody else reads yet.
    func run(on file: URL, asOf: Date?) throws {
        let snapshot = try Snapshot.edit(file)
        do {
            try AuditRun(rules: RuleCatalogue.all, policy: workspace.policy, toolVersion: Tool.version)
                .run(on: snapshot, asOf: asOf)
        } catch {
            try? snapshot.close()
            throw error
        }
        try snapshot.close()
    }

    /// Audits a copy of a published file and puts it in the file's place as a whole. A signature was of the earlier
    /// findings and is removed; returns whether there was one. It isn't renewed: that would sign whatever became of the
    /// file since.
    func runOnCopy(of file: URL, asOf: Date?) throws -> Bool {
        try Snapshot.read(file).close()
        let copy = file.appendingPathExtension("partial")
        defer { SnapshotDirectory.remove(copy) }
        SnapshotDirectory.remove(copy)
        do {
            try FileManager.default.copyItem(at: file, to: copy)
        } catch {
            throw SnapshotsError(.disk, "can't copy \(file.path): \(error.localizedDescription)")
        }
        try run(on: copy, asOf: asOf)
        let wasSigned = SignatureFiles(beside: file).remove()
        try SnapshotDirectory.replace(file, by: copy)
        return wasSigned
    }
}
