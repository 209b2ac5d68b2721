// What a value of the config may be, in a form that documents can be made from.

/// The description of a value. The readers decide what is valid; a test compares the two on every bound and word.
package indirect enum ConfigValue: Sendable {
    /// The one supported version of the format.
    case version(Int)
    case text(TextForm)
    /// An upper bound of `Int.max` is none.
    case integer(ClosedRange<Int>)
    case flag
    /// One of these words.
    case choice([String])
    /// `least` entries or more.
    case list(of: ConfigValue, least: Int, unique: Bool)
    case section(ConfigSection)
    /// A mapping whose keys are names that the team chooses.
    case names(NamedEntries)
    /// Whichever fits.
    case either([ConfigValue])

    /// A mapping from names to values of one kind.
    package struct NamedEntries: Sendable {
        /// What the names are, such as `app`: documents write `<app>`.
        package let placeholder: String
        package let form: TextForm
        /// A name that examples use.
        package let example: String
        package let value: ConfigValue
    }

    /// The sections that begin right here: the value's own, or those of its entries or alternatives.
    package var sections: [ConfigSection] {
        switch self {
        case .section(let section): [section]
        case .list(let value, _, _): value.sections
        case .names(let entries): entries.value.sections
        case .either(let values): values.flatMap { $0.sections }
        default: []
        }
    }
}
