// Reads the `Date` header, the forge's own clock.

package import Foundation
import Inventory

/// Dates as HTTP writes them.
package enum HTTPDate {
    /// `Sun, 22 Nov 2026 02:00:00 GMT`; nil for everything else.
    package static func parse(_ text: String) -> Date? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month + 1
        let day = parts[1].count == 1 ? "0\(parts[1])" : String(parts[1])
        return Timestamp.parse("\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(day)T\(parts[4])Z")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
