// Bytes as text.

package import Foundation

extension ContiguousBytes {
    /// Two lower-case hex digits per byte.
    package var hexadecimal: String {
        withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: bytes.count * 2) { digits in
                for (index, byte) in bytes.enumerated() {
                    digits[index * 2] = hexadecimalDigit(byte >> 4)
                    digits[index * 2 + 1] = hexadecimalDigit(byte & 15)
                }
                return bytes.count * 2
            }
        }
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
}
