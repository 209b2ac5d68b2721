// The version of a forge's software, which decides what can be asked of it.

/// What `GET /metadata` says.
package struct ForgeVersion: Sendable, Hashable {
    /// As the server writes it: `17.11.2-ee`, `19.3.0-pre`.
    package let text: String
    /// Whether it is GitLab's Enterprise code base, the only one with group webhooks; nil where the server doesn't tell.
    package let enterprise: Bool?

    package init(text: String, enterprise: Bool?) {
        self.text = text
        self.enterprise = enterprise
    }

    /// Whether it is at least `major.minor`; nil where the text starts with no such numbers.
    package func isAtLeast(_ major: Int, _ minor: Int) -> Bool? {
        let parts = text.split(separator: ".").prefix(2).map { Int($0.prefix { ("0"..."9").contains($0) }) }
        guard parts.count == 2, let mine = parts[0], let minorPart = parts[1] else { return nil }
        return (mine, minorPart) >= (major, minor)
    }
}
