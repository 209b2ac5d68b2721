// Guesses which command was meant by one that doesn't exist.

import ArgumentParser
import Config

enum MisspeltCommand {
    /// The command that the first word which names none was probably meant to be; nil where all words up to the first
    /// option are commands, or nothing is near. The parser guesses so for options only.
    static func nearest(_ words: [String], below root: any ParsableCommand.Type) -> String? {
        var command = root
        for word in words {
            let names = command.configuration.subcommands.map { ($0.configuration.commandName ?? "", $0) }
            if let next = names.first(where: { $0.0 == word }) {
                command = next.1
            } else {
                return word.hasPrefix("-") ? nil : NearestName.of(word, in: names.map { $0.0 })
            }
        }
        return nil
    }
}
