// Turns bytes that come in pieces into one text of base 64.

import Foundation

/// Keeps up to two bytes between the pieces, so that only the end is padded.
struct Base64Stream {
    private var rest: [UInt8] = []

    /// What can be written of `bytes` and of what came before.
    mutating func add(_ bytes: ArraySlice<UInt8>) -> String {
        rest.append(contentsOf: bytes)
        let whole = rest.count - rest.count % 3
        defer { rest.removeFirst(whole) }
        return Data(rest[..<whole]).base64EncodedString()
    }

    /// The last characters, padded.
    mutating func end() -> String {
        defer { rest = [] }
        return Data(rest).base64EncodedString()
    }
}
