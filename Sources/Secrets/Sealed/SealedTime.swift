// Instants in the sealed store.

import Foundation

/// `2026-11-22T02:00:00Z`, and nothing else.
enum SealedTime {
    static func text(_ instant: Date) -> String { instant.formatted(.iso8601) }

    /// Nil for any other form, and for days that don't exist.
    static func instant(_ text: String) -> Date? {
        let pattern = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
        let bytes = Array(text.utf8)
        let isForm =
            bytes.count == pattern.count
            && zip(bytes, pattern).allSatisfy { byte, expected in
                expected == UInt8(ascii: "d") ? (48...57).contains(byte) : byte == expected
            }
        guard isForm, let instant = try? Date(text, strategy: .iso8601), self.text(instant) == text else { return nil }
        return instant
    }

    /// Without what the form can't say.
    static func wholeSeconds(_ instant: Date) -> Date {
        Date(timeIntervalSince1970: instant.timeIntervalSince1970.rounded(.down))
    }
}
