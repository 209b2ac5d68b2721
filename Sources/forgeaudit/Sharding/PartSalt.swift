// The salt of fingerprints that have to agree between machines.

import Config
import Crypto
import Foundation

/// Parts are made on machines that know nothing of each other, and yet the merged snapshot has to show which tokens are
/// the same. So parts of one config have one salt. A fingerprint under a known salt could be tried with guessed tokens,
/// which forges make too random to guess; a whole run's salt is random and forgotten all the same.
enum PartSalt {
    /// Nil for a whole run.
    static func of(_ workspace: Workspace) -> [UInt8]? {
        guard workspace.shard != nil else { return nil }
        return Array(SHA256.hash(data: Data("forgeaudit parts \(workspace.config.sha256)".utf8)))
    }
}
