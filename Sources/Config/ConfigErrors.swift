// Everything that is wrong with a config file, in one error.

/// The problems of one file, sorted by position.
package struct ConfigErrors: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file with more problems than that is probably not a config at all.
    package static let limit = 100

    /// Never empty, at most `limit`.
    package let errors: [ConfigError]
    /// How many more there are.
    package let omitted: Int

    /// One line for each problem.
    package var description: String {
        var lines = errors.map(\.description)
        if omitted > 0, let file = errors.first?.file { lines.append("\(file): and \(omitted) more") }
        return lines.joined(separator: "\n")
    }
}
