// Looks at all bytes of a text at once.

extension String {
    /// Whether `isFine` holds for every byte of the text in UTF-8. There is no branch for each byte, so that many are looked
    /// at at once: meant for texts that are nearly always fine.
    @inline(__always)
    func hasOnly(_ isFine: (UInt8) -> Bool) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            var others: UInt8 = 0
            for byte in bytes { others |= isFine(byte) ? 0 : 1 }
            return others == 0
        }
    }
}
