// Writes values down for a digest without keeping them: tables of a million values pass through one buffer.

import Crypto
import Foundation
import Inventory

/// A SHA-256 over what is appended. Many short pieces cost more than the digest itself, so they are gathered first.
struct DigestStream: ~Copyable {
    private var hash = SHA256()
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    private var used = 0

    deinit { buffer.deallocate() }

    mutating func append(_ byte: UInt8) {
        if used == buffer.count { flush() }
        buffer[used] = byte
        used += 1
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if used == buffer.count { flush() }
            let piece = rest.prefix(buffer.count - used)
            UnsafeMutableRawBufferPointer(rebasing: buffer[used...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: piece))
            used += piece.count
            rest = rest.dropFirst(piece.count)
        }
    }

    /// Its digits.
    mutating func append(decimal number: Int64) {
        makeRoom(20)
        if number < 0 {
            buffer[used] = UInt8(ascii: "-")
            used += 1
        }
        var rest = number.magnitude
        let start = used
        repeat {
            buffer[used] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            used += 1
            rest /= 10
        } while rest > 0
        buffer[start..<used].reverse()
    }

    /// In upper-case hexadecimal digits.
    mutating func append(hexadecimal bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            makeRoom(2)
            buffer[used] = Self.digit(byte >> 4)
            buffer[used + 1] = Self.digit(byte & 15)
            used += 2
        }
    }

    /// Lower-case hex of the digest.
    consuming func finish() -> String {
        flush()
        return hash.finalize().hexadecimal
    }

    private mutating func makeRoom(_ count: Int) {
        if buffer.count - used < count { flush() }
    }

    private mutating func flush() {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<used]))
        used = 0
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
    }
}
