// The readers of the headers about limits and times, and the cleaning of an error's words.

import Forges
import Foundation
import Inventory
import Transport

/// Reads the first line as `STATUS FORGE`, every further one as a header `name: value`, where `message` stands for the
/// error's text.
package func fuzzLimits(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.first?.split(separator: " ") ?? []
    let status = words.first.flatMap { Int($0) } ?? 429
    let forge = words.dropFirst().first.flatMap { ForgeKind(rawValue: String($0)) } ?? .github
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let message = headers["message"] ?? ""
    for value in headers.values { try LimitCheck.checkTimes(value) }
    try LimitCheck.checkWords(message)
    let response = HTTPResponse(status: status, headers: headers, body: [])
    let now = headers["date"].flatMap(HTTPDate.parse) ?? Date(timeIntervalSince1970: 1_795_312_800)
    switch RateLimit.of(response, forge, message: SafeText.clean(message), now: now) {
    case .none: break
    case .wait(let seconds):
        try BrokenInvariant.check(
            seconds.isFinite && seconds >= 0 && seconds <= RateLimit.longestWait, "a wait is bounded: \(seconds)")
        fallthrough
    case .waitUnknown:
        try BrokenInvariant.check(
            [429, 503].contains(status) || (status == 403 && forge == .github), "\(status) is no limit")
    }
}

private enum LimitCheck {
    static func checkTimes(_ text: String) throws(BrokenInvariant) {
        for instant in [HTTPDate.parse(text), Timestamp.parse(text)].compactMap({ $0 }) {
            let seconds = instant.timeIntervalSince1970
            let written = Timestamp.format(instant)
            // The second that it is in; a fraction close to one may be rounded up to the next.
            let read = Timestamp.parse(written)?.timeIntervalSince1970 ?? .infinity
            try BrokenInvariant.check(
                read == read.rounded() && abs(read - seconds.rounded(.down)) <= 1 && read <= seconds,
                "an instant is read as it is written: \(text) as \(written)")
            let day = CalendarDay(instant)
            try BrokenInvariant.check(CalendarDay(day.description) == day, "a day is read as it is written: \(day)")
        }
        if let day = CalendarDay(text) {
            try BrokenInvariant.check(
                day.description == text && CalendarDay(day.start) == day, "a day is its own start's: \(text)")
        }
    }

    static func checkWords(_ message: String) throws(BrokenInvariant) {
        let words = SafeText.clean(message)
        try BrokenInvariant.check(words.count <= 200, "words are few")
        let isClean = words.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        try BrokenInvariant.check(isClean, "words hold no control characters")
        try BrokenInvariant.check(SafeText.cleanQuery(message).count <= 1_000, "a path is bounded")
    }
}
