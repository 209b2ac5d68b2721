// Reads the explorer's data back, by zlib's own unpacking.

import CZlib
import Foundation
import TestSupport

/// What explore.html holds.
struct Explored {
    struct Row {
        let status: String
        let severity: String
        /// The page's path in the reports' folder, and the anchor on it.
        let page: String
        let anchor: String
        let subject: String
    }

    struct Unreadable: Error {}

    /// The JSON as it was packed.
    let text: String
    let rows: [Row]

    init(_ directory: URL) throws {
        let page = ParsedMarkup.html(directory.appendingPathComponent("explore.html"))
        guard let packed = page.elements.first(where: { $0.attributes["id"] == "data" })?.text,
            let data = Data(base64Encoded: packed.trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw Unreadable() }
        text = String(decoding: try Self.unpack(data), as: UTF8.self)
        guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let statuses = object["statuses"] as? [String], let severities = object["severities"] as? [String],
            let homes = object["homes"] as? [[String]], let rows = object["rows"] as? [[Any]]
        else { throw Unreadable() }
        self.rows = rows.map { row in
            let numbers = row.prefix(5).map { $0 as? Int ?? 0 }
            let home = homes[numbers[3]]
            return Row(
                status: statuses[numbers[0]], severity: severities[numbers[1]],
                page: numbers[4] == 1 ? home[1] : "\(home[2])\(numbers[4]).html", anchor: row[5] as? String ?? "",
                subject: row[6] as? String ?? "")
        }
    }

    private static func unpack(_ data: Data) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Unreadable()
        }
        defer { inflateEnd(&stream) }
        var input = [UInt8](data)
        var output = [UInt8](repeating: 0, count: 20_000_000)
        let (inputCount, outputCount) = (input.count, output.count)
        let result = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { into in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(inputCount)
                stream.next_out = into.baseAddress
                stream.avail_out = UInt32(outputCount)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { throw Unreadable() }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
