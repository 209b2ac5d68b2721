// Signs snapshots.

import Foundation
import Secrets
import Snapshots

struct SnapshotSigner {
    let key: SigningKey

    /// The signature of an open snapshot as it is now.
    func signature(of snapshot: Snapshot) throws -> SnapshotSignature {
        let statement = try snapshot.statement(keySHA256: key.verifyingKey.sha256).bytes
        guard let signature = key.signature(of: statement) else {
            throw SnapshotsError(.disk, "\(snapshot.file.path) can't be signed: the crypto library failed; try again")
        }
        return SnapshotSignature(statement: statement, signature: signature)
    }

    /// The signature of a whole and closed file.
    func signature(of file: URL) throws -> SnapshotSignature {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        return try signature(of: snapshot)
    }
}
