// The table of controls that a config names in place of the product's own.

import Config
import Crypto
import Foundation
import Inventory
import Rules
import Secrets

enum ControlFile {
    private static let sizeLimit = 1 << 20

    /// The mapping, or nil where the config names none; throws `ConfigProblems` with the place in the table.
    static func read(of config: ConfigFile) throws -> ControlMapping? {
        guard let name = config.audit.controls else { return nil }
        let path = config.resolved(path: name)
        func problem(_ line: Int, _ message: String, hint: String? = nil) -> ConfigProblems {
            ConfigProblems([ConfigError(file: path, line: line, column: 1, message: message, hint: hint)])
        }
        let bytes: [UInt8]
        do {
            bytes = try BoundedFile(path: path, limit: sizeLimit).bytes
        } catch .unreadable(let reason) {
            throw problem(1, "can't read the controls: \(reason)", hint: "audit.controls names a file")
        } catch {
            throw problem(1, "the controls are no regular file of at most 1 MiB", hint: "audit.controls names a file")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem(1, "the file is not UTF-8 text")
        }
        let digest = SHA256.hash(data: bytes).hexadecimal
        do {
            return try ControlTable.read(
                text, name: "\(name), SHA-256 \(digest)", known: RuleCatalogue.all.map(\.id))
        } catch {
            throw problem(
                error.line, error.message, hint: "'forgeaudit rules --format controls' writes a table to start from")
        }
    }
}
