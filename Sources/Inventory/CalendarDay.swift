// A day without a time, for expiry dates: GitLab's tokens and the config's waivers end on a day in UTC.

package import Foundation

/// A day of the Gregorian calendar, read as UTC. Prints and parses as `2026-11-22`.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where the text isn't `YYYY-MM-DD` or names a day that doesn't exist.
    package init?(_ text: String) { self.init(bytes: Array(text.utf8)[...]) }

    init?(bytes: ArraySlice<UInt8>) {
        let dash = UInt8(ascii: "-")
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == dash, bytes[start + 7] == dash,
            let year = Self.number(bytes[start..<start + 4]), let month = Self.number(bytes[start + 5..<start + 7]),
            let day = Self.number(bytes[start + 8..<start + 10]),
            (1...12).contains(month), year >= 1, (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day in UTC that `instant` lies in.
    package init(_ instant: Date) {
        let seconds = instant.timeIntervalSince1970.rounded(.down)
        // The bounds stand first so that a NaN gives way to them; years 1 to 9999.
        let bounded = min(max(-62_135_596_800, seconds), 253_402_300_799)
        var days = Int((bounded / 86_400).rounded(.down)) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        days -= era * 146_097
        let yearOfEra = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365
        let dayOfYear = days - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// 00:00 UTC of the day, the instant at which something that expires on it is dead.
    package var start: Date {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Date(timeIntervalSince1970: Double(era * 146_097 + dayOfEra - 719_468) * 86_400)
    }

    /// Whole days from `instant` to the start of this day, rounded down; negative once it has begun.
    package func days(from instant: Date) -> Int {
        // Far more than the calendar holds, and still an Int: an instant may be infinite.
        Int(min(max(-10_000_000, (start.timeIntervalSince(instant) / 86_400).rounded(.down)), 10_000_000))
    }

    package var description: String {
        let dash = UInt8(ascii: "-")
        func digit(_ number: Int) -> UInt8 { UInt8(48 + number % 10) }
        // Years have four digits, whichever way the day was made.
        return String(
            decoding: [
                digit(year / 1_000), digit(year / 100), digit(year / 10), digit(year), dash, digit(month / 10),
                digit(month), dash, digit(day / 10), digit(day),
            ], as: UTF8.self)
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            number = number * 10 + Int(digit) - 48
        }
        return number
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
