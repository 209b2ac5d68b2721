// One key of the config.

/// A key with what may stand there and what it means.
package struct ConfigKey: Sendable {
    package let name: String
    package let value: ConfigValue
    package let isRequired: Bool
    /// What counts where the key isn't there; nil where nothing does.
    package let standard: JSONText?
    package let example: JSONText?
    /// Sentences in Markdown.
    package let meaning: String

    init(
        _ name: String, _ value: ConfigValue, required: Bool = false, default standard: JSONText? = nil,
        example: JSONText? = nil, _ meaning: String
    ) {
        self.name = name
        self.value = value
        isRequired = required
        self.standard = standard
        self.example = example ?? standard
        self.meaning = meaning
    }
}
