// Why a secret could not be had; says where and what to do, never what it holds.

/// A reference that led to nothing usable.
package struct SecretsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: Sendable, Equatable {
        case variableUnset
        case credentialsDirectoryUnset
        /// A credential's name with a path in it.
        case credentialNameInvalid
        /// No such file, no permission and the like; the system's own words.
        case unreadable(path: String, reason: String)
        case notRegularFile(path: String)
        /// More than `SecretResolver.sizeLimit` bytes.
        case tooLarge
        case empty
        /// A control character within a token, or one that isn't a line break within a key.
        case controlCharacter
        case notText
    }

    package let reference: SecretReference
    package let problem: Problem

    package init(reference: SecretReference, problem: Problem) {
        self.reference = reference
        self.problem = problem
    }

    package var description: String { "\(reference): \(summary); \(remedy)" }

    /// What is wrong, in a few words, without the reference.
    package var summary: String {
        switch problem {
        case .variableUnset: "the environment variable is not set"
        case .credentialsDirectoryUnset: "CREDENTIALS_DIRECTORY is not set"
        case .credentialNameInvalid: "a credential's name can't hold a path"
        case .unreadable(let path, let reason): "can't read \(PrintableText.escaped(path)): \(reason)"
        case .notRegularFile(let path): "\(PrintableText.escaped(path)) is not a regular file"
        case .tooLarge: "it is larger than \(SecretResolver.sizeLimit / 1_024) KiB"
        case .empty: "it is empty"
        case .controlCharacter: "it holds a control character"
        case .notText: "it is not UTF-8 text"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch problem {
        case .variableUnset: "set it where forgeaudit is started"
        case .credentialsDirectoryUnset: "run as a systemd service with LoadCredential=, or use env or file"
        case .credentialNameInvalid: "give the name that LoadCredential= uses"
        case .unreadable: "check the path and that the user who runs forgeaudit may read it"
        case .notRegularFile: "point it at the file itself"
        case .tooLarge: "point it at the token or key alone"
        case .empty: "store the token or key in it"
        case .controlCharacter: "store it again as plain text on one line (a PEM key on its own lines)"
        case .notText: "store it again as plain text"
        }
    }
}
