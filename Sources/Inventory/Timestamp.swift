// Reading and writing of instants: forges answer with fractions and offsets, the project writes whole seconds in UTC.

package import Foundation

/// ISO 8601 as both forges use it.
package enum Timestamp {
    /// Accepts `2022-10-26T11:15:21Z`, `…21.000Z`, `2017-07-08T16:18:44-04:00`; nil for everything else, also where
    /// something follows. Foundation's own parser stops at the end of what it understands and ignores the rest. Nil also
    /// outside of the years 1 to 9999, which can't be written in this form.
    package static func parse(_ text: String) -> Date? { parse(Array(text.utf8)) }

    /// The same of UTF-8.
    package static func parse(_ bytes: [UInt8]) -> Date? {
        guard (20...40).contains(bytes.count), bytes[10] == UInt8(ascii: "T"), bytes[13] == colon, bytes[16] == colon,
            let day = CalendarDay(bytes: bytes[..<10]),
            let hour = number(bytes[11..<13], below: 24), let minute = number(bytes[14..<16], below: 60),
            let second = number(bytes[17..<19], below: 60)
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { isDigit($0) }
            guard let value = Double("0." + String(decoding: digits, as: UTF8.self)), !digits.isEmpty else {
                return nil
            }
            fraction = value
            rest = rest[digits.endIndex...]
        }
        guard let offset = offset(rest) else { return nil }
        let instant = day.start.addingTimeInterval(Double(hour * 3_600 + minute * 60 + second - offset) + fraction)
        return (-62_135_596_800..<253_402_300_800).contains(instant.timeIntervalSince1970) ? instant : nil
    }

    /// `2026-11-22T02:00:00Z`: whole seconds, UTC. What `parse` gave is read back as the same second: Foundation's own
    /// format would write days before October 1582 in another calendar.
    package static func format(_ instant: Date) -> String {
        let day = CalendarDay(instant)
        let seconds = Int(min(max(0, instant.timeIntervalSince(day.start).rounded(.down)), 86_399))
        var bytes = Array(day.description.utf8)
        var separator = UInt8(ascii: "T")
        for part in [seconds / 3_600, seconds / 60 % 60, seconds % 60] {
            bytes.append(separator)
            bytes.append(UInt8(48 + part / 10))
            bytes.append(UInt8(48 + part % 10))
            separator = colon
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Seconds east of UTC: `Z`, `+02:00` or `+0200`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let hours = bytes.dropFirst().prefix(2)
        var minutes = bytes.dropFirst(3)
        if minutes.first == colon { minutes = minutes.dropFirst() }
        guard let hour = number(hours, below: 24), let minute = number(minutes, below: 60) else { return nil }
        return (hour * 3_600 + minute * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Exactly two digits.
    private static func number(_ bytes: ArraySlice<UInt8>, below limit: Int) -> Int? {
        guard bytes.count == 2, bytes.allSatisfy(isDigit) else { return nil }
        let value = bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
        return value < limit ? value : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static let colon = UInt8(ascii: ":")
}
