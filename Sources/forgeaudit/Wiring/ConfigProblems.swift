// Problems of a config's secrets, at the places that name them.

import Config

/// Printed one per line, like a compiler's errors.
struct ConfigProblems: Error, CustomStringConvertible {
    let errors: [ConfigError]

    init(_ errors: [ConfigError]) { self.errors = errors }

    var description: String { errors.map(\.description).joined(separator: "\n") }
}
