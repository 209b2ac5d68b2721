// `forgeaudit secret list`: what is in the sealed store, but for the secrets.

import ArgumentParser
import Foundation
import Logging
import Secrets

struct SecretListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the sealed store: names, kinds, ages, fingerprints.",
        discussion: """
            A fingerprint tells two secrets of one store apart and says nothing without the store's key. It changes with \
            the key.

            \(SecretCommands.exitStatuses)
            """)

    /// A row, as `--json` writes it.
    private struct Row: Encodable {
        let name: String
        let kind: String
        let created: String
        let ageDays: Int
        let fingerprint: String

        enum CodingKeys: String, CodingKey {
            case name, kind, created, fingerprint
            case ageDays = "age_days"
        }
    }

    @OptionGroup var options: SecretStoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let (options, json) = (options, json)
        try await CommandBody.run(Logger.plain) {
            let access = try options.access()
            access.tellOfBrokenRotation()
            let opened = try access.resolver.open(access.location)
            let now = options.now
            let rows = try opened.store.entries.map { entry in
                Row(
                    name: entry.name, kind: entry.kind.title, created: entry.created.formatted(.iso8601),
                    ageDays: max(0, Int(now.timeIntervalSince(entry.created) / 86_400)),
                    fingerprint: try opened.fingerprint(of: entry))
            }
            Standard.output(try json ? Self.object(rows) : Self.table(rows))
            return .clean
        }
    }

    private static func object(_ rows: [Row]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(rows), as: UTF8.self)
    }

    private static func table(_ rows: [Row]) -> String {
        var table = TextTable([("name", .left), ("kind", .left), ("age in days", .right), ("fingerprint", .left)])
        for row in rows { table.add([row.name, row.kind, String(row.ageDays), row.fingerprint]) }
        return table.text
    }
}
