// The description of the schema, against the schema.

import Snapshots
import Testing

@Suite struct SchemaOutlineTests {
    @Test("Every table, view and column is described, and nothing that isn't there")
    func complete() throws {
        let outline = try SchemaOutline()
        #expect(outline.discrepancies == [])
        let tables = outline.chapters.flatMap { $0.tables }
        #expect(tables.count { $0.isView } >= 14 && tables.count { !$0.isView } >= 38)
        for table in tables {
            #expect(table.holds.hasSuffix("."), "\(table.name)")
            for column in table.columns {
                #expect(column.holds.hasSuffix("."), "\(table.name).\(column.name)")
            }
        }
    }

    @Test("Types, keys, references and allowed values are read from SQLite")
    func read() throws {
        let tables = try SchemaOutline().chapters.flatMap { $0.tables }
        let member = try #require(tables.first { $0.name == "platform_member" })
        #expect(member.columns.map { $0.name } == ["organization", "username", "role"])
        #expect(member.columns.map { $0.keyPosition } == [1, 2, 0])
        #expect(member.columns.map { $0.references } == ["platform_organization (name)", nil, nil])
        #expect(member.columns.map { $0.values } == [[], [], ["'viewer'", "'maintainer'", "'owner'"]])
        #expect(member.columns.allSatisfy { $0.nullable == false && $0.type == "TEXT" })
        let repository = try #require(tables.first { $0.name == "repository" })
        #expect(repository.uniques == [["forge_id", "forge_repository_id"]])
        #expect(repository.columns.first { $0.name == "visibility" }?.nullable == true)
        let view = try #require(tables.first { $0.name == "token_view" })
        #expect(view.isView && view.columns.allSatisfy { $0.nullable == nil })
    }
}
