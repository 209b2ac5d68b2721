// One of several parts of a config that are run side by side.

import Crypto
import Foundation

/// `3/12` is the third of twelve parts.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// From 1 to `count`.
    package let number: Int
    package let count: Int

    package static let most = 1_000

    /// Nil where `number` isn't from 1 to `count`, or there are more than `most`.
    package init?(_ number: Int, of count: Int) {
        guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `3/12`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number, of: count)
    }

    package var description: String { "\(number)/\(count)" }

    /// All parts of as many.
    package var all: [Shard] { (1...count).compactMap { Shard($0, of: count) } }

    /// Whether a credential belongs to this part. It depends on nothing but the name and the number of parts: what else
    /// the config holds moves no credential.
    func holds(_ credential: String) -> Bool {
        let hash = SHA256.hash(data: Data(credential.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return hash % UInt64(count) == UInt64(number - 1)
    }
}
