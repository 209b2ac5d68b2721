// Reads and writes the three date formats of the two APIs, without a formatter's locale or locking.
package import Foundation

/// Dates as the forges write them, always in UTC.
package enum Timestamp {
    /// `2026-11-22T02:00:00Z`
    package static func iso(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(parts.day)T\(parts.clock)Z"
    }

    /// `2026-11-22T02:00:00.000Z`, GitLab's way.
    package static func isoWithMilliseconds(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(parts.day)T\(parts.clock).000Z"
    }

    /// `2026-11-22`
    package static func day(_ date: Date) -> String { Parts(date).day }

    /// `Sun, 22 Nov 2026 02:00:00 GMT`, as in a `Date` header.
    package static func http(_ date: Date) -> String {
        let parts = Parts(date)
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
            parts.month - 1]
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][parts.weekday]
        return "\(weekday), \(Parts.padded(parts.dayOfMonth)) \(month) \(parts.year) \(parts.clock) GMT"
    }

    /// The date in `2026-11-22T02:00:00Z` (any offset, fractions allowed) or `2026-11-22` (00:00 UTC); nil for anything else.
    package static func parse(_ text: String) -> Date? {
        let day = String(text.prefix(10))
        // Foundation turns 2026-02-30 into March 2nd: a day must come out as it was written.
        guard let midnight = try? Date(day + "T00:00:00Z", strategy: .iso8601), self.day(midnight) == day else {
            return nil
        }
        if text == day { return midnight }
        if let date = try? Date(text, strategy: .iso8601) { return date }
        return try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// A date taken apart in the proleptic Gregorian calendar (Howard Hinnant's civil-from-days).
    private struct Parts {
        let year: Int
        let month: Int
        let dayOfMonth: Int
        let weekday: Int
        let clock: String

        init(_ date: Date) {
            let seconds = Int(date.timeIntervalSince1970.rounded(.down))
            let days = (seconds - Self.remainder(seconds, 86_400)) / 86_400
            let second = Self.remainder(seconds, 86_400)
            clock = [second / 3600, second / 60 % 60, second % 60].map(Self.padded).joined(separator: ":")
            weekday = Self.remainder(days, 7)
            let shifted = days + 719_468
            let era = (shifted - Self.remainder(shifted, 146_097)) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
            month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }

        var day: String { "\(year)-\(Self.padded(month))-\(Self.padded(dayOfMonth))" }

        static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

        private static func remainder(_ value: Int, _ modulus: Int) -> Int {
            let rest = value % modulus
            return rest < 0 ? rest + modulus : rest
        }
    }
}
