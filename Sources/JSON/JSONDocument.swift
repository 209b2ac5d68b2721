// Parses a whole JSON body.

import CSimdJSON

/// A parsed body. The whole of it is validated at once, so a bad byte at its end can't hide behind a good start.
package final class JSONDocument {
    fileprivate let handle: OpaquePointer

    /// Accepts any JSON value up to 256 levels deep, unless one of its objects has a key twice.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var problem: UnsafePointer<CChar>?
        // The parser looks at a block at a time, and may look beyond the end where the array has the room.
        let room = bytes.capacity
        let parsed = bytes.withUnsafeBufferPointer { fa_json_parse($0.baseAddress, $0.count, room, &problem) }
        guard let parsed else { throw JSONError(problem.map { String(cString: $0) } ?? "unknown problem") }
        handle = parsed
    }

    deinit { fa_json_free(handle) }

    /// The outermost value.
    package var root: JSONValue { JSONValue(self, fa_json_root(handle)) }
}
