// How a table's rows are written down for its digest.

import GRDB

/// A line for each row in the order of the primary key, its columns with commas between them. Whole numbers stand as they
/// are, everything else in hex, so that no text can look like two columns or hide behind a zero byte.
struct TableForm {
    /// All columns of all rows.
    let query: String
    private let isNumber: [Bool]

    init(_ table: String, in database: Database) throws {
        let columns = try database.columns(in: table)
        let keys = columns.filter { $0.primaryKeyIndex > 0 }.sorted { $0.primaryKeyIndex < $1.primaryKeyIndex }
        let order = keys.isEmpty ? "rowid" : keys.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        query = "SELECT \(names) FROM \"\(table)\" ORDER BY \(order)"
        isNumber = columns.map { $0.type == "INTEGER" }
    }

    /// Appends the line of `row`, which is one of `query`.
    func append(_ row: RawRow, to stream: inout DigestStream) {
        for column in 0..<row.count {
            if column > 0 { stream.append(UInt8(ascii: ",")) }
            switch row.kind(column) {
            case .null: stream.append(UInt8(ascii: "-"))
            case .integer where isNumber[column]: stream.append(decimal: row.integer(column))
            default:
                stream.append(UInt8(ascii: "x"))
                stream.append(hexadecimal: row.bytes(column))
            }
        }
        stream.append(UInt8(ascii: "\n"))
    }
}
