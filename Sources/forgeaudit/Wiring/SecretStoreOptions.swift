// The options of the commands that work with the sealed store.

import ArgumentParser
import Config
import Foundation
import Logging
import Secrets

/// Where the store and its key are: as the config says, or as given.
struct SecretStoreOptions: ParsableArguments {
    @OptionGroup var config: ConfigOption

    @Option(help: "The sealed store (default: secrets.store of the config).")
    var store: String?

    @Option(help: "The file with the store's key (default: secrets.key of the config).")
    var keyFile: String?

    @Option(
        help: ArgumentHelp("Freeze the wall clock, for tests and demos.", visibility: .hidden),
        transform: CommonParsing.instant)
    var clock: Date?

    var now: Date { clock ?? Date() }

    /// The config is read only where something isn't given.
    func access() throws -> SecretStoreAccess {
        let environment = ProcessInfo.processInfo.environment
        if let store, let keyFile {
            let location = SealedStoreLocation(path: Self.absolute(store), key: .file(Self.absolute(keyFile)))
            let resolver = SecretResolver(environment: environment, baseDirectory: Self.absolute("."))
            return SecretStoreAccess(location: location, resolver: resolver)
        }
        let file = try ConfigReader(knownRules: RuleNames.known).read(path: config.config)
        let configured = file.secretStore
        guard let path = store.map(Self.absolute) ?? configured?.path,
            let key = keyFile.map({ .file(Self.absolute($0)) }) ?? configured?.key
        else { throw SecretStoreNotNamed(config: config.config) }
        return SecretStoreAccess(
            location: SealedStoreLocation(path: path, key: key),
            resolver: file.secretResolver(environment: environment))
    }

    /// A path from the command line, which starts where the command does and not at the config.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
