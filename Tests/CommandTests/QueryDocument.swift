// Reads documents that hold queries or configs with their answers for the demo.
import Foundation
import GRDB
import Testing

/// The chapters of a document that have a code block and, below it, a table: what comes out of it.
struct QueryDocument {
    struct Chapter: CustomTestStringConvertible {
        let title: String
        let code: String
        /// The table's head and rows, cell by cell.
        let table: [[String]]

        var testDescription: String { title }
    }

    let chapters: [Chapter]

    init(_ path: String, language: String) throws {
        let text = try String(contentsOf: Scratch.project.appending(path: path), encoding: .utf8)
        chapters = text.components(separatedBy: "\n## ").dropFirst().compactMap { chapter in
            let parts = chapter.components(separatedBy: "```\(language)\n")
            guard parts.count > 1, let title = chapter.split(separator: "\n").first,
                let end = parts[1].range(of: "```")
            else { return nil }
            let table = parts[1][end.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| ") }
            return Chapter(
                title: String(title), code: String(parts[1][..<end.lowerBound]),
                table: table.filter { !$0.hasPrefix("| ---") }.map { Self.cells($0) })
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    /// What `query` gives, in the form of a document's table.
    static func rows(of query: String, in file: URL) throws -> [[String]] {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: file.path, configuration: configuration)
        defer { try? database.close() }
        return try database.read { connection in
            let statement = try connection.makeStatement(sql: query)
            let rows = try Row.fetchAll(statement)
            return [statement.columnNames]
                + rows.map { row in
                    row.databaseValues.map { $0.isNull ? "" : (String.fromDatabaseValue($0) ?? "\($0)") }
                }
        }
    }
}
