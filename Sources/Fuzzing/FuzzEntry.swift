// The end of a fuzzed call: libFuzzer takes nothing but a crash for a finding.

import Foundation

/// What the entry points of the fuzzers share.
package enum FuzzEntry {
    /// Calls `run` with what libFuzzer made up, and ends the process where that broke a promise.
    package static func run(
        _ run: (UnsafeRawBufferPointer) throws(BrokenInvariant) -> Void, _ bytes: UnsafePointer<UInt8>?, _ count: Int
    ) -> CInt {
        do throws(BrokenInvariant) {
            try run(UnsafeRawBufferPointer(start: bytes, count: count))
        } catch {
            FileHandle.standardError.write(Data("broken promise: \(error)\n".utf8))
            abort()
        }
        return 0
    }
}
