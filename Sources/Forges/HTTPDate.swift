// Reads the `Date` header, the forge's own clock.

package import Foundation
import Inventory

/// Dates as HTTP writes them.
package enum HTTPDate {
    /// `Sun, 22 Nov 2026 02:00:00 GMT`; nil for everything else.
    package static func parse(_ text: String) -> Date? {
        let parts = text.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 6, parts[5].elementsEqual("GMT".utf8),
            let month = months.firstIndex(where: { parts[2].elementsEqual($0.utf8) })
        else { return nil }
        let zero = UInt8(ascii: "0")
        var instant = Array(parts[3]) + [UInt8(ascii: "-"), zero + UInt8((month + 1) / 10)]
        instant += [zero + UInt8((month + 1) % 10), UInt8(ascii: "-")]
        if parts[1].count == 1 { instant.append(zero) }
        instant += parts[1]
        instant.append(UInt8(ascii: "T"))
        instant += parts[4]
        instant.append(UInt8(ascii: "Z"))
        return Timestamp.parse(instant)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
