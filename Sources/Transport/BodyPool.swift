// Keeps the memory of bodies that were read for those that come.

import Synchronization

/// Memory for bodies. A page of a listing has half a megabyte: the system's work for new memory costs as much as the page's
/// SHA-256.
final class BodyPool: Sendable {
    private let free = Mutex<[[UInt8]]>([])

    /// What is worth keeping, in bytes: most answers are smaller, and few are larger.
    private static let sizes = 64 << 10...2 << 20
    private static let most = 12
    /// Who takes a body apart in blocks needs no copy of it where its last block may be read to the end.
    private static let spare = 64

    /// An empty body with room for the `expected` bytes, or for what bodies had before where nobody knows how many come.
    func body(expected: Int?) -> [UInt8] {
        var body: [UInt8] = []
        if (expected ?? .max) >= Self.sizes.lowerBound { body = free.withLock { $0.popLast() } ?? [] }
        // A server may announce what it never sends.
        if let expected, (0...Self.sizes.upperBound).contains(expected) { body.reserveCapacity(expected + Self.spare) }
        return body
    }

    /// Takes the memory of a body that nobody else reads any more, and leaves it empty.
    func takeBack(_ body: inout [UInt8]) {
        var taken: [UInt8] = []
        swap(&taken, &body)
        guard Self.sizes.contains(taken.capacity) else { return }
        taken.removeAll(keepingCapacity: true)
        free.withLock { if $0.count < Self.most { $0.append(taken) } }
    }
}
