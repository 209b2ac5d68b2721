// `forgeaudit secret remove NAME`: takes a secret out of the sealed store.

import ArgumentParser
import Logging
import Secrets

struct SecretRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a secret from the sealed store.",
        discussion: "Copies of the store still hold it: revoke what must not be used.\n\n\(SecretCommands.exitStatuses)"
    )

    @OptionGroup var options: SecretStoreOptions

    @Argument(help: "The secret's name.")
    var name: String

    func run() async throws {
        let (options, name) = (options, name)
        try await CommandBody.run(Logger.plain) {
            let access = try options.access()
            try access.resolver.change(access.location) { store throws(SealedStoreError) in try store.remove(name) }
            Standard.output("\(TerminalText.safe(SecretShape.redacted(name))) is removed")
            return .clean
        }
    }
}
