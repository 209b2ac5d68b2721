// `forgeaudit secret`: the commands of the sealed store.

import ArgumentParser

struct SecretCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Keep secrets in an encrypted file that the config refers to.",
        discussion: """
            The config names the store and its key under 'secrets', and a secret in it as { sealed: NAME }. No command \
            prints a secret. docs/sealed-store.md says what the store protects from.

            \(exitStatuses)
            """,
        subcommands: [
            SecretNewKeyCommand.self, SecretSealCommand.self, SecretListCommand.self, SecretRotateKeyCommand.self,
            SecretRemoveCommand.self,
        ])

    /// The passage that closes each of these commands' help.
    static let exitStatuses = """
        Exit status: 0 done; 2 could not (config, key, store, disk); 64 wrong usage; 130 interrupted.
        """
}
