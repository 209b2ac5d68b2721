// The bytes of an answer.

/// A body after decompression. Its memory goes back to where it came from with the last who reads it.
final class HTTPBody: Sendable {
    // Written in `deinit` alone, when nobody else is left.
    private nonisolated(unsafe) var storage: [UInt8]
    private let pool: BodyPool?

    init(_ bytes: consuming [UInt8], from pool: BodyPool? = nil) {
        storage = bytes
        self.pool = pool
    }

    var bytes: [UInt8] { storage }

    deinit { pool?.takeBack(&storage) }
}
