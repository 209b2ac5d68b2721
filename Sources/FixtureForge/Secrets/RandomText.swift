// Token values: shaped like the forges' newest ones, dots and all, because clients have tripped over those.

/// Random texts from the system's secure generator.
enum RandomText {
    private static let base36 = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    private static let base64URL = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    /// A routable GitLab token: `glpat-`, 27 characters, `.01.`, 9 characters.
    static func gitLabToken() -> String { "glpat-\(text(27, of: base64URL)).01.\(text(9, of: base36))" }

    /// A stateless GitHub installation token: `ghs_`, the app's id, and something with the three parts of a JWT.
    static func gitHubToken(app: Int) -> String {
        "ghs_\(app)_eyJ\(text(33, of: base64URL)).eyJ\(text(97, of: base64URL)).\(text(342, of: base64URL))"
    }

    private static func text(_ count: Int, of alphabet: [Character]) -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
    }
}
