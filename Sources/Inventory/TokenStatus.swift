// Whether the forge accepts a token.

/// The outcome of presenting a token to its forge.
package enum TokenStatus: Sendable, Hashable {
    case accepted(AccessToken)
    /// The forge refused the credential itself; `detail` is its own sentence, cleaned.
    case rejected(TokenRejection, detail: String)
}
