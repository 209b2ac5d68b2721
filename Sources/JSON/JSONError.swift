// The error of reading JSON.

/// A body that isn't JSON; the message is the parser's, without any of the body's text.
package struct JSONError: Error, CustomStringConvertible {
    package let message: String

    package init(_ message: String) { self.message = message }

    package var description: String { "no valid JSON: \(message)" }
}
