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
        /// Others than the owner may read or change the file; its permission bits.
        case openToOthers(path: String, mode: UInt32)
        /// More than `SecretResolver.sizeLimit` bytes.
        case tooLarge
        case empty
        /// A control character within a token, or one that isn't a line break within a key.
        case controlCharacter
        case notText
        case commandNotFound
        /// The system's own words.
        case commandNotStarted(reason: String)
        case commandFailed(status: Int32)
        case commandKilled(signal: Int32)
        case commandTimedOut(seconds: Int)
        /// The task was cancelled while a command ran.
        case interrupted
        /// A sealed reference where nothing says which store.
        case storeNotConfigured
        case sealedStore(SealedStoreError)
        /// Something else than the key of a sealed store.
        case notAStoreKey

        /// The problem that a defect of the content is.
        package init(_ defect: SecretText.Defect) {
            switch defect {
            case .tooLarge: self = .tooLarge
            case .empty: self = .empty
            case .notText: self = .notText
            case .controlCharacter: self = .controlCharacter
            }
        }
    }

    package let reference: SecretReference
    package let problem: Problem

    package init(reference: SecretReference, problem: Problem) {
        self.reference = reference
        self.problem = problem
    }

    package var description: String { "\(reference): \(problem.summary); \(problem.remedy)" }

    /// What is wrong, in a few words, without the reference.
    package var summary: String { problem.summary }

    /// What to do about it.
    package var remedy: String { problem.remedy }
}
