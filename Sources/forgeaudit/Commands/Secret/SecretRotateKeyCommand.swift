// `forgeaudit secret rotate-key`: changes the sealed store's key.

import ArgumentParser
import Foundation
import Logging
import Secrets

struct SecretRotateKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key", abstract: "Change the sealed store's key, and encrypt every secret anew.",
        discussion: """
            Whenever it breaks off, everything can still be read; run it again to end it. A key that isn't in a file \
            (a credential, a command) can't be replaced here: give --to-key-file, and put the new key in its place.

            \(SecretCommands.exitStatuses)
            """)

    @OptionGroup var options: SecretStoreOptions

    @Option(help: "Where the new key goes. A file that is there must hold a key, which is taken.")
    var toKeyFile: String?

    func run() async throws {
        let (options, toKeyFile) = (options, toKeyFile)
        try await CommandBody.run(Logger.plain) {
            let access = try options.access()
            let rotation = KeyRotation(access.location, resolver: access.resolver)
            guard let toKeyFile else {
                try rotation.run()
                Standard.output(
                    "The store has a new key, and the key's file holds it. Keep a copy apart from the store.")
                return .clean
            }
            let path = SecretStoreOptions.absolute(toKeyFile)
            let isChanged = try rotation.run(toKeyFile: path)
            Standard.output(
                isChanged
                    ? "The store has the key in \(TerminalText.safe(toKeyFile)). Put it where the old key is kept: until "
                        + "then nothing can be read from there."
                    : "The store has the key in \(TerminalText.safe(toKeyFile)) already.")
            return .clean
        }
    }
}
