// `forgeaudit secret seal NAME`: puts a secret into the sealed store.

import ArgumentParser
import Logging
import Secrets

struct SecretSealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Put a secret into the sealed store.",
        discussion: """
            Asks for it on a terminal, twice and without showing it; else reads standard input: \
            forgeaudit secret seal NAME < FILE. A secret is never an argument.

            \(SecretCommands.exitStatuses)
            """)

    @OptionGroup var options: SecretStoreOptions

    @Argument(help: "The secret's name: 1 to 100 letters, digits, '.', '_', '@', '-'.")
    var name: String

    @Argument(help: .hidden)
    var rest: [String] = []

    @Flag(help: "Replace the secret of that name.")
    var replace = false

    /// Nothing that was given is repeated: it may be the secret.
    func validate() throws {
        guard rest.isEmpty, !SecretShape.isFound(in: name) else {
            throw ValidationError(
                "a secret is not an argument: there it shows in the process list and the shell's history. Nothing was "
                    + "sealed; if it was a real one, revoke it. Run `forgeaudit secret seal NAME` and type it, or give it on "
                    + "standard input")
        }
        guard SealedEntry.isName(name) else {
            throw ValidationError("a name has 1 to 100 letters, digits, '.', '_', '@', '-'")
        }
    }

    func run() async throws {
        let (options, name, replace) = (options, name, replace)
        try await CommandBody.run(Logger.plain) {
            let access = try options.access()
            // What would stop it in the end stops it before somebody has typed twice.
            try access.checkReady(for: name, replacing: replace)
            let secret = try SecretInput.read(for: name)
            let now = options.now
            try access.resolver.change(access.location, creating: true) { store throws(SealedStoreError) in
                try store.seal(secret, as: name, at: now, replacing: replace)
            }
            Standard.output("\(name) is sealed: \(SealedKind(of: secret).title), \(secret.count) bytes")
            return .clean
        }
    }
}
