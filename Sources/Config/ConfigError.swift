// One problem of a config file, at its place.

/// Prints as compilers do: `config.yaml:12:5: error: unknown key 'x' in 'github' (did you mean 'y'?)`.
package struct ConfigError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path as the caller gave it.
    package let file: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    /// What is wrong. Text from the file in it is escaped, cut, and redacted where it looks like a secret.
    package let message: String
    /// What to do about it, such as the nearest valid name.
    package let hint: String?

    package init(file: String, line: Int, column: Int, message: String, hint: String?) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    package var description: String {
        "\(file):\(line):\(column): error: \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
