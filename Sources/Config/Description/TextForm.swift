// The forms that a text of the config may have.

/// A kind of text: its name for people, and as much of it as a regular expression can say.
package struct TextForm: Sendable {
    /// Such as `URL`.
    package let name: String
    /// A pattern of JSON Schema (ECMA 262). It allows more than the reader does where it can't say all.
    package let pattern: String
    package let longest: Int

    private init(_ name: String, _ pattern: String, longest: Int = ValueReader.textLimit) {
        self.name = name
        self.pattern = pattern
        self.longest = longest
    }

    /// One line, not empty.
    static let line = TextForm("text", #"^\s*\S[^\n]*\s*$"#)
    /// Several lines, not empty.
    static let prose = TextForm("text", #"\S"#)
    static let path = TextForm("path", #"^\s*\S[^\n]*\s*$"#)
    static let query = TextForm("SQL", #"\S"#, longest: CustomRuleReader.queryLimit)
    static let identifier = TextForm(
        "id", #"^[A-Za-z0-9][A-Za-z0-9_.-]*$"#, longest: ValueReader.identifierLimit)
    /// Words in lower case, joined by hyphens.
    static let ruleID = TextForm(
        "rule id", #"^[a-z0-9]+(-[a-z0-9]+)+$"#, longest: ValueReader.identifierLimit)
    static let day = TextForm("day", #"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"#)
    static let url = TextForm("URL", #"^[Hh][Tt][Tt][Pp][Ss]?://[^\s?#@\\]+$"#)
    /// Without a path.
    static let origin = TextForm("URL", #"^[Hh][Tt][Tt][Pp][Ss]?://[^\s?#@\\/]+/?$"#)
    static let variable = TextForm("variable's name", #"^[A-Za-z_][A-Za-z0-9_]*$"#)
    static let credential = TextForm("credential's name", #"^(?!\.{1,2}$)[A-Za-z0-9_.@-]+$"#)
    static let sealedName = TextForm("entry's name", #"^[A-Za-z0-9._@-]+$"#, longest: 100)
    /// The base64 of 32 bytes.
    static let digest = TextForm("base64 of a SHA-256", #"^[A-Za-z0-9+/]{43}=$"#)
    /// A framework and an id.
    static let control = TextForm("control", #"\S\s+\S"#)
    /// A repository's full path, no pattern.
    static let repository = TextForm("repository path", #"^[^*?\n]*[^*?\s][^*?\n]*$"#)
}
