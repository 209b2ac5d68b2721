// How numbers, instants and plurals are written, the same in every locale and time zone.

import Foundation
import Inventory

enum Wording {
    /// `4.5`, rounded up to tenths so that what is there is never 0; `100` without tenths, `0` for none of nothing.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0" }
        let tenths = (part * 1_000 + whole - 1) / whole
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// `1,243`: groups of three, whatever the machine's locale.
    static func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return number < 0 ? "-" + grouped : grouped
    }

    /// `1 repository`, `2 repositories`; the plural adds an s where none is given.
    static func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    /// `2026-11-22 02:00:00 UTC`.
    static func instant(_ instant: Date) -> String {
        let parts = Timestamp.format(instant).utf8.dropLast().split(separator: UInt8(ascii: "T"))
        return "\(Substring(parts[0])) \(Substring(parts[1])) UTC"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `a`, `a or b`, `a, b or c`.
    static func choice(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The first letter in upper case: for texts that begin a sentence here and stand inside one elsewhere.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
