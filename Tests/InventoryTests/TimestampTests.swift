// Tests of instants as forges write them.

import Foundation
import Inventory
import Testing

struct TimestampTests {
    @Test(
        "reads the spellings of both forges",
        arguments: [
            ("2022-10-26T11:15:21Z", 1_666_782_921.0), ("2022-10-26T11:15:21.000Z", 1_666_782_921.0),
            ("2017-07-08T16:18:44-04:00", 1_499_545_124.0), ("2018-07-13T17:59:47.000+03:00", 1_531_493_987.0),
            ("2026-08-04T11:51:58.172+02:00", 1_785_837_118.172), ("2026-08-04T11:51:58+0200", 1_785_837_118),
            ("1969-12-31T23:59:59.5Z", -0.5), ("2024-02-29T00:00:00Z", 1_709_164_800),
        ])
    func reads(text: String, seconds: Double) throws {
        let instant = try #require(Timestamp.parse(text))
        #expect(abs(instant.timeIntervalSince1970 - seconds) < 0.001)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "2022-10-26", "yesterday", "1666782921", "2022-10-26T11:15:21", "2022-13-26T11:15:21Z",
            "2022-10-26T24:00:00Z",
            "2022-10-26T11:60:21Z", "2022-10-26T11:15:60Z", "2022-10-26T11:15:21.Z", "2022-10-26T11:15:21+2:00",
            "2022-10-26T11:15:21+02:000", "2022-10-26T11:15:21+02", "2022-10-26T11:15:21 Z", "2022-10-26 11:15:21Z",
            "2023-02-29T00:00:00Z", "2022-10-2\u{FC}T11:15:21Z", "2022-10-26T-1:15:21Z",
            "2022-10-26T11:15:21Z and more", "2022-10-26T11:15:21Z\u{0}", String(repeating: "9", count: 10_000),
            "2022-10-26T11:15:21Z" + String(repeating: "Z", count: 30), "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:59.99999999999999Z",
        ])
    func refuses(text: String) {
        #expect(Timestamp.parse(text) == nil)
    }

    @Test("writes whole seconds in UTC and reads them back")
    func writes() throws {
        let instant = Date(timeIntervalSince1970: 1_795_312_800.75)
        let text = Timestamp.format(instant)
        #expect(text == "2026-11-22T02:00:00Z")
        #expect(Timestamp.parse(text) == Date(timeIntervalSince1970: 1_795_312_800))
        #expect(Timestamp.format(Date(timeIntervalSince1970: -0.25)) == "1969-12-31T23:59:59Z")
        for text in ["0001-01-01T00:00:00Z", "1582-10-04T12:00:00Z", "9999-12-31T23:59:59Z"] {
            #expect(Timestamp.parse(text).map(Timestamp.format) == text)
        }
        for seconds in [-1e300, 1e300, .infinity, -.infinity, .nan] {
            #expect(Timestamp.parse(Timestamp.format(Date(timeIntervalSince1970: seconds))) != nil)
        }
    }
}
