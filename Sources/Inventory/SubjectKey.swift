// Which thing a verdict is about, in a form that stays the same between runs.

/// The identity of a subject.
package struct SubjectKey: Sendable, Hashable {
    package let kind: SubjectKind
    package let home: SubjectHome
    /// What people call it: a repository's path, an installation's id, a token's name. Unique within kind and home
    /// only together with `forgeID`.
    package let path: String
    /// The forge's stable id, where the subject has one.
    package let forgeID: Int64?
    /// Where a person can look at it.
    package let webURL: String?

    /// Whether the subject is the integration or App itself, not something within.
    package var isHome: Bool { kind == .integration || kind == .app }

    package init(kind: SubjectKind, home: SubjectHome, path: String, forgeID: Int64?, webURL: String?) {
        self.kind = kind
        self.home = home
        self.path = path
        self.forgeID = forgeID
        self.webURL = webURL
    }
}
