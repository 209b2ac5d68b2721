// Reads results.csv back as RFC 4180 has it.

import Foundation

/// A parsed file: rows of cells, the header apart.
struct CSVFile {
    let header: [String]
    let rows: [[String]]

    /// Nil where the bytes aren't RFC 4180: a bare line break, a quote in the middle of a cell, rows of other lengths.
    init?(_ data: Data) {
        var table: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        var bytes = data[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && bytes.first == byte:
                bytes.removeFirst()
                cell.append(byte)
            case UInt8(ascii: "\"") where isQuoted:
                isQuoted = false
                wasQuoted = true
            case _ where isQuoted: cell.append(byte)
            case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted: isQuoted = true
            case UInt8(ascii: ","), 0x0D:
                guard let text = String(validating: cell, as: UTF8.self) else { return nil }
                row.append(text)
                (cell, wasQuoted) = ([], false)
                guard byte == 0x0D else { continue }
                guard bytes.popFirst() == 0x0A else { return nil }
                table.append(row)
                row = []
            case 0x0A, UInt8(ascii: "\""): return nil
            case _ where wasQuoted: return nil
            default: cell.append(byte)
            }
        }
        guard !isQuoted, row.isEmpty, cell.isEmpty, let header = table.first else { return nil }
        guard table.allSatisfy({ $0.count == header.count }) else { return nil }
        self.header = header
        rows = Array(table.dropFirst())
    }

    /// The cells of a column.
    func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }
}
