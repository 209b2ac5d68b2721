// A token or key in memory: usable, never printable.

import Crypto

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes that must not leak. It can't be printed, reflected, encoded, or compared with `==`; the memory is
/// overwritten when the last reference goes.
///
/// `@unchecked Sendable`: the storage is written once in `init` and once in `deinit`, and only read in between, so
/// that no thread can ever see it change.
package final class Secret: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer

    /// Copies `bytes`; the caller's copy stays the caller's to forget.
    package init(_ bytes: some Collection<UInt8>) {
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        storage.copyBytes(from: bytes)
    }

    /// The UTF-8 bytes of `text`, without a copy on the way that nobody would wipe.
    package convenience init(_ text: String) {
        self.init(text.utf8)
    }

    deinit {
        // explicit_bzero, as the optimizer may drop a plain write to memory that nobody reads again.
        if let address = storage.baseAddress { explicit_bzero(address, storage.count) }
        storage.deallocate()
    }

    /// The number of bytes.
    package var count: Int { storage.count }

    /// Lends the bytes for the length of the call. The pointer must not outlive it.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }

    /// Lends the secret as text, for a header or a key parser. Swift can't wipe a `String`: keep it no longer than
    /// needed, and don't build more strings from it than the one that is sent.
    package func withText<Result, Failure: Error>(_ body: (String) throws(Failure) -> Result) throws(Failure) -> Result
    {
        try body(String(decoding: storage, as: UTF8.self))
    }

    /// Compares in a time that depends on the lengths only, so that a guess can't be refined by measuring.
    package func matches(_ other: Secret) -> Bool {
        var difference: UInt8 = storage.count == other.storage.count ? 0 : 1
        for index in 0..<min(storage.count, other.storage.count) {
            difference |= storage[index] ^ other.storage[index]
        }
        return difference == 0
    }

    /// The first 16 hex digits of HMAC-SHA256 with `salt` as the key: tells two secrets apart within one salt, says
    /// nothing without it.
    package func fingerprint(salt: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: UnsafeRawBufferPointer(storage), using: SymmetricKey(data: salt))
        return code.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What stands in place of the content, whichever way it is printed.
    package static let placeholder = "‹redacted›"

    package var description: String { Self.placeholder }

    package var debugDescription: String { Self.placeholder }

    /// Without children, so that neither `dump` nor a debugger walks into the storage.
    package var customMirror: Mirror { Mirror(reflecting: Self.placeholder) }
}

extension DefaultStringInterpolation {
    /// A secret in a message is a mistake of whoever writes it, even though it would only print the placeholder.
    @available(*, unavailable, message: "a secret is not part of a text; lend it with withText or withBytes")
    package mutating func appendInterpolation(_ secret: Secret) {}
}
