// Text from the file within a message.

import Secrets

/// `text` in quotes, escaped and cut; a token or key is not echoed.
func quoted(_ text: String) -> String {
    SecretShape.isFound(in: text) ? Secret.placeholder : "'\(PrintableText.escaped(text, limit: 60))'"
}
