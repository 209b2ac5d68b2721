// The bytes of an answer.

import Synchronization

/// A body after decompression. Its memory goes back to where it came from with the last who reads it.
final class HTTPBody: Sendable {
    private let storage: Mutex<[UInt8]>
    private let pool: BodyPool?

    init(_ bytes: consuming [UInt8], from pool: BodyPool? = nil) {
        storage = Mutex(bytes)
        self.pool = pool
    }

    var bytes: [UInt8] { storage.withLock { $0 } }

    deinit { storage.withLock { pool?.takeBack(&$0) } }
}
