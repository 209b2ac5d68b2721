// Tests of the calendar: expiry dates decide whether a token counts as dead.

import Foundation
import Inventory
import Testing

struct CalendarDayTests {
    @Test("reads and prints a day", arguments: ["2026-11-22", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"])
    func printsWhatItReads(text: String) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.description == text)
    }

    @Test(
        "refuses what is no day",
        arguments: [
            "", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "2026-02-29", "1900-02-29",
            "0000-01-01", "2026-1-2", "26-11-22", "+026-11-22", "2026-11-22T00:00:00Z", " 2026-11-22", "2026--11-22",
            "２０２６-11-22", "2026-11-2\u{301}", "-026-11-22", "2026/11/22",
        ])
    func refuses(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("knows leap years", arguments: [(2024, true), (2023, false), (1900, false), (2000, true), (2100, false)])
    func leapYears(year: Int, leap: Bool) {
        #expect((CalendarDay("\(year)-02-29") != nil) == leap)
    }

    @Test("every day of 800 years follows its predecessor and comes back from its own start")
    func roundTrips() throws {
        let first = try #require(CalendarDay("1600-01-01"))
        var previous: CalendarDay?
        for offset in 0..<(2 * 146_097) {
            let start = first.start.addingTimeInterval(Double(offset) * 86_400)
            let day = CalendarDay(start)
            // One expectation per day would be slow to record: only a failure is.
            if day.start != start || CalendarDay(day.description) != day || previous.map({ $0 >= day }) == true {
                Issue.record("\(day) is wrong")
            }
            previous = day
        }
        #expect(previous?.description == "2399-12-31")
    }

    @Test("a day reaches from its first to its last second, in UTC")
    func bounds() throws {
        let day = try #require(CalendarDay("2026-11-22"))
        #expect(day.start == Date(timeIntervalSince1970: 1_795_305_600))
        #expect(CalendarDay(day.start) == day)
        #expect(CalendarDay(day.start.addingTimeInterval(86_399.9)) == day)
        #expect(CalendarDay(day.start.addingTimeInterval(-0.1)) == CalendarDay("2026-11-21"))
        #expect(CalendarDay(Date(timeIntervalSince1970: -1)).description == "1969-12-31")
    }

    @Test(
        "instants beyond the calendar end at its bounds",
        arguments: [
            (Double.infinity, "9999-12-31"), (-.infinity, "0001-01-01"), (1e300, "9999-12-31"), (-1e300, "0001-01-01"),
            (.nan, "0001-01-01"),
        ])
    func extremes(seconds: Double, expected: String) throws {
        let instant = Date(timeIntervalSince1970: seconds)
        #expect(CalendarDay(instant).description == expected)
        // Must not trap either.
        let day = try #require(CalendarDay("2026-11-22"))
        #expect(abs(day.days(from: instant)) <= 10_000_000)
    }

    @Test("counts whole days to its start")
    func countsDays() throws {
        let day = try #require(CalendarDay("2026-11-22"))
        #expect(day.days(from: day.start) == 0)
        #expect(day.days(from: day.start.addingTimeInterval(-86_400)) == 1)
        #expect(day.days(from: day.start.addingTimeInterval(-86_399)) == 0)
        #expect(day.days(from: day.start.addingTimeInterval(1)) == -1)
    }

    @Test("orders by year, then month, then day")
    func orders() throws {
        let days = try ["2026-12-01", "2025-12-31", "2026-11-30"].map { try #require(CalendarDay($0)) }
        #expect(days.sorted().map(\.description) == ["2025-12-31", "2026-11-30", "2026-12-01"])
    }
}
