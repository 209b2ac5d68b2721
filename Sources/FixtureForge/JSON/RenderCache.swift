// Keeps rendered pieces of bodies, so that a repository that sits on many pages is rendered once.
import Synchronization

/// JSON bytes by number, at most `limit` of them: a huge fleet must not fill the memory.
final class RenderCache: Sendable {
    private let entries = Mutex<[Int: [UInt8]]>([:])
    private let limit = 8_192

    /// The bytes for `key`, rendered now if they are not there yet.
    func bytes(_ key: Int, render: () -> JSONValue) -> [UInt8] {
        if let known = entries.withLock({ $0[key] }) { return known }
        let bytes = render().bytes()
        entries.withLock { entries in
            if entries.count >= limit { entries.removeAll(keepingCapacity: true) }
            entries[key] = bytes
        }
        return bytes
    }
}
