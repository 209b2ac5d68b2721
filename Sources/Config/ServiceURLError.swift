// Why an address was refused.

/// Reads as the end of a sentence that begins with the key: `'url' must use https`.
package struct ServiceURLError: Error, Sendable, Equatable {
    package let message: String
    package let hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
