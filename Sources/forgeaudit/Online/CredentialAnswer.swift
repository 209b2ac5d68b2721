// What a forge says of one credential.

/// One row of `check --online`.
struct CredentialAnswer: Sendable {
    enum Standing: String, Sendable {
        case works
        /// It works, and lacks something that the config requires of it.
        case lacks
        /// It works, and for another account than the config says.
        case differs
        /// The forge said no.
        case refused
        /// The forge couldn't be asked.
        case unknown
    }

    /// The integration's id, or `app/NAME`.
    let name: String
    let standing: Standing
    /// What it is and what it may do, or why nothing is known.
    let may: String
    /// What it may not do, required or not, in a few words each.
    let lacks: [String]
}
