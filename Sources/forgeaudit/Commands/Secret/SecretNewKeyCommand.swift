// `forgeaudit secret new-key PATH`: makes a key for a sealed store.

import ArgumentParser
import Logging
import Secrets

struct SecretNewKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key", abstract: "Make a key for a sealed store, in a file of mode 0600.",
        discussion: "A file that is there is never overwritten.\n\n\(SecretCommands.exitStatuses)")

    @Argument(help: "Where the key goes.")
    var path: String

    func run() async throws {
        let path = path
        try await CommandBody.run(Logger.plain) {
            try StoreKeyFile.create(path)
            Standard.output(
                "\(TerminalText.safe(path)) holds a new key. Keep a copy apart from the sealed store: without it no secret "
                    + "can be read again.")
            return .clean
        }
    }
}
