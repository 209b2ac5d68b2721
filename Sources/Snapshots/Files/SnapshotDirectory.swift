// The folder that holds the snapshots: names, the partial file, publication, the `latest` link and the lock.

package import Foundation
import Inventory

/// Where snapshots live and how they come into being: written as `NAME.partial`, renamed when whole.
package struct SnapshotDirectory: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    /// The link to the newest published snapshot.
    package var latest: URL { url.appendingPathComponent("latest.sqlite") }

    /// Where a run writes before its snapshot is whole.
    package var partial: URL { url.appendingPathComponent("run.partial") }

    /// The file that a snapshot of a run started at `instant` gets.
    package func published(startedAt instant: Date) -> URL {
        let name = Timestamp.format(instant).replacingOccurrences(of: ":", with: "")
        return url.appendingPathComponent("snapshot-\(name).sqlite")
    }

    /// Creates the folder (mode 0700: a snapshot names every private repository).
    package func create() throws(SnapshotsError) {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw SnapshotsError(.disk, "can't create the snapshot folder \(url.path): \(error.localizedDescription)")
        }
    }

    /// Takes the folder's lock until the returned value is released; throws with the holder's process id when it's taken.
    package func lock() throws(SnapshotsError) -> SnapshotLock {
        try SnapshotLock(url.appendingPathComponent("lock"))
    }

    /// Removes what an earlier run left of its partial file.
    package func removePartial() { Self.remove(partial) }

    /// Removes an unpublished file with the journals beside it, which SQLite would roll back into the next one.
    package static func remove(_ file: URL) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: file.path + suffix)
        }
    }

    /// Renames the whole and closed `file` to its published name and points `latest` at it. Both steps are atomic; the
    /// data is on disk before the name is, and the signature before both, so that no reader finds a snapshot without its
    /// own.
    package func publish(
        _ file: URL, startedAt instant: Date, signature: SnapshotSignature? = nil
    ) throws(SnapshotsError) -> URL {
        let target = published(startedAt: instant)
        try Self.synchronise(file)
        let files = SignatureFiles(beside: target)
        if let signature { try files.write(signature) } else { files.remove() }
        try Self.rename(file, to: target)
        let link = url.appendingPathComponent("latest.new")
        try? FileManager.default.removeItem(at: link)
        do {
            try FileManager.default.createSymbolicLink(
                atPath: link.path, withDestinationPath: target.lastPathComponent)
        } catch {
            throw SnapshotsError(.disk, "can't point \(latest.path) at the snapshot: \(error.localizedDescription)")
        }
        try Self.rename(link, to: latest)
        try Self.synchronise(url)
        return target
    }

    /// The published snapshots, oldest first.
    package func snapshots() -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.filter { $0.hasPrefix("snapshot-") && $0.hasSuffix(".sqlite") }.sorted()
            .map { url.appendingPathComponent($0) }
    }

    /// The published snapshots, the newest first; where `latest` points comes before all others.
    package func newestFirst() -> [URL] {
        let current = latest.resolvingSymlinksInPath().lastPathComponent
        let names = snapshots().reversed()
        return names.filter { $0.lastPathComponent == current } + names.filter { $0.lastPathComponent != current }
    }

    /// When the run behind a published snapshot started, by the file's name; nil for a name that isn't ours.
    package static func startOfRun(of file: URL) -> Date? {
        let stem = file.deletingPathExtension().lastPathComponent
        guard stem.hasPrefix("snapshot-"), stem.count == "snapshot-2026-11-22T020000Z".count else { return nil }
        var text = String(stem.dropFirst("snapshot-".count))
        for place in [13, 16] { text.insert(":", at: text.index(text.startIndex, offsetBy: place)) }
        return Timestamp.parse(text)
    }

    /// Removes the oldest published snapshots beyond the newest `keep`, and those of runs that started before `oldest`;
    /// never the one that `latest` points at, nor those named in `protected`. Signatures go with their snapshots.
    package func prune(keep: Int, oldest: Date? = nil, protected: Set<String> = []) {
        let current = try? FileManager.default.destinationOfSymbolicLink(atPath: latest.path)
        let all = snapshots()
        let surplus = all.count - max(1, keep)
        for (index, file) in all.enumerated()
        where !protected.union([current].compactMap { $0 }).contains(file.lastPathComponent) {
            let isOld = oldest.flatMap { oldest in Self.startOfRun(of: file).map { $0 < oldest } } ?? false
            guard index < surplus || isOld else { continue }
            SignatureFiles(beside: file).remove()
            try? FileManager.default.removeItem(at: file)
        }
    }

    /// Puts the whole and closed `copy` in the place of `file`, atomically and with its data on disk first.
    package static func replace(_ file: URL, by copy: URL) throws(SnapshotsError) {
        try synchronise(copy)
        try rename(copy, to: file)
        try synchronise(file.deletingLastPathComponent())
    }

    static func rename(_ source: URL, to target: URL) throws(SnapshotsError) {
        guard Foundation.rename(source.path, target.path) == 0 else {
            throw SnapshotsError(
                .disk, "can't rename \(source.path) to \(target.lastPathComponent): \(String(cString: strerror(errno)))"
            )
        }
    }

    static func synchronise(_ file: URL) throws(SnapshotsError) {
        let descriptor = open(file.path, O_RDONLY)
        guard descriptor >= 0 else {
            throw SnapshotsError(.disk, "can't open \(file.path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw SnapshotsError(.disk, "can't write \(file.path) to disk: \(String(cString: strerror(errno)))")
        }
    }
}
