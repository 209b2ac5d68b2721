// A mapping of the config with fixed keys.

/// A section: documents give it a chapter.
package struct ConfigSection: Sendable {
    /// What a section asks of several keys together.
    package enum Constraint: Sendable {
        /// Of these keys one and only one is there.
        case exactlyOne([String])
        case atLeastOne([String])
        /// The first key needs the second.
        case needs(String, String)
        /// The key is required where the section under `beside` has `word`.
        case requiredIf(String, beside: String, has: String)
    }

    /// Where it stands, such as `integrations[].github`; also its name in the schema.
    package let path: String
    package let meaning: String
    package let keys: [ConfigKey]
    package let constraints: [Constraint]
    /// Keys that the reader knows here only to refuse them with a better message.
    let refusedKeys: [String]
    /// The keys are names from a catalogue, not the reader's own.
    package let isCatalogue: Bool

    init(
        _ path: String, _ meaning: String, _ keys: [ConfigKey], constraints: [Constraint] = [],
        refusedKeys: [String] = [], isCatalogue: Bool = false
    ) {
        self.path = path
        self.meaning = meaning
        self.keys = keys
        self.constraints = constraints
        self.refusedKeys = refusedKeys
        self.isCatalogue = isCatalogue
    }
}
