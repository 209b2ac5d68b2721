// What is said of a secret that could not be had.

extension SecretsError.Problem {
    /// What is wrong, in a few words.
    package var summary: String {
        switch self {
        case .variableUnset: "the environment variable is not set"
        case .credentialsDirectoryUnset: "CREDENTIALS_DIRECTORY is not set"
        case .credentialNameInvalid: "a credential's name can't hold a path"
        case .unreadable(let path, let reason): "can't read \(PrintableText.escaped(path)): \(reason)"
        case .notRegularFile(let path): "\(PrintableText.escaped(path)) is not a regular file"
        case .openToOthers(let path, let mode):
            "others can read or change \(PrintableText.escaped(path)) (mode 0\(String(mode, radix: 8)))"
        case .tooLarge: "it is larger than \(SecretResolver.sizeLimit / 1_024) KiB"
        case .empty: "it is empty"
        case .controlCharacter: "it holds a control character"
        case .notText: "it is not UTF-8 text"
        case .commandNotFound: "there is no such program"
        case .commandNotStarted(let reason): "the program can't be started: \(reason)"
        case .commandFailed(let status): "the program ended with status \(status)"
        case .commandKilled(let signal): "the program was ended by signal \(signal)"
        case .commandTimedOut(let seconds): "the program didn't end within \(seconds) s"
        case .interrupted: "interrupted"
        case .storeNotConfigured: "no sealed store is configured"
        case .sealedStore(let error): error.summary
        case .notAStoreKey: "it is not the key of a sealed store"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .variableUnset: "set it where forgeaudit is started"
        case .credentialsDirectoryUnset: "run as a systemd service with LoadCredential=, or use env or file"
        case .credentialNameInvalid: "give the name that LoadCredential= uses"
        case .unreadable: "check the path and that the user who runs forgeaudit may read it"
        case .notRegularFile: "point it at the file itself"
        case .openToOthers(_, let mode) where mode & 0o022 != 0: "chmod 600 it"
        case .openToOthers: "chmod 600 it, or write allow_readable_by_others: true where that is meant"
        case .tooLarge: "point it at the token or key alone"
        case .empty: "store the token or key in it"
        case .controlCharacter: "store it again as plain text on one line (a PEM key on its own lines)"
        case .notText: "store it again as plain text"
        case .commandNotFound: "give an absolute path, or a name that is found along PATH"
        case .commandNotStarted: "check that the user who runs forgeaudit may run it"
        case .commandFailed, .commandKilled: "run it by hand to see why; forgeaudit doesn't repeat what it says"
        case .commandTimedOut: "it must not ask anything; else raise timeout_seconds"
        case .interrupted: "run it again"
        case .storeNotConfigured: "name it under 'secrets' in the config"
        case .sealedStore(let error): error.remedy
        case .notAStoreKey: "make one with `forgeaudit secret new-key`"
        }
    }
}
