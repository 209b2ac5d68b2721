// The signature of a snapshot, which lies in two files beside it.

package import Foundation

/// A statement about a snapshot, and its signature.
package struct SnapshotSignature: Sendable {
    package let statement: [UInt8]
    package let signature: [UInt8]

    package init(statement: [UInt8], signature: [UInt8]) {
        self.statement = statement
        self.signature = signature
    }
}

/// Where the two files of a snapshot's signature are: its name with `.statement` and with `.sig` behind it.
package struct SignatureFiles: Sendable {
    package let statement: URL
    package let signature: URL

    /// `snapshot` is the file itself, not a link to it.
    package init(beside snapshot: URL) {
        statement = snapshot.appendingPathExtension("statement")
        signature = snapshot.appendingPathExtension("sig")
    }

    /// Writes both, each as a whole; between them there is no signature rather than one that doesn't fit.
    package func write(_ content: SnapshotSignature) throws(SnapshotsError) {
        try? FileManager.default.removeItem(at: signature)
        try SnapshotDirectory.write(content.statement, to: statement)
        try SnapshotDirectory.write(content.signature, to: signature)
        try SnapshotDirectory.synchronise(signature.deletingLastPathComponent())
    }

    /// Removes what is there of them; says whether something was.
    @discardableResult
    package func remove() -> Bool {
        [signature, statement].map { (try? FileManager.default.removeItem(at: $0)) != nil }.contains(true)
    }
}
