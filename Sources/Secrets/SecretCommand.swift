// A program that prints a secret, such as a password manager's client.

/// What is run, and for how long at most. No shell takes part: each argument reaches the program as it stands.
package struct SecretCommand: Sendable, Hashable {
    /// The seconds that a config may allow.
    package static let timeLimits = 1...120
    /// Where the config says nothing.
    package static let standardTimeout = 10

    /// Absolute, or the name of a program that is looked for along `PATH`.
    package let program: String
    /// What follows the program's name.
    package let arguments: [String]
    package let timeoutSeconds: Int

    package init(program: String, arguments: [String], timeoutSeconds: Int = standardTimeout) {
        self.program = program
        self.arguments = arguments
        self.timeoutSeconds = timeoutSeconds
    }
}
