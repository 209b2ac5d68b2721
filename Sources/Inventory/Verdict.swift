// What a rule says of a subject.

/// A rule's answer. There is no fifth one, and nothing is left out.
package enum Verdict: Sendable, Hashable {
    case pass
    case fail(Defect)
    /// Could not be seen: never counted as fine.
    case unverified(Unreadable)
    /// The rule has nothing to say here; the text says why.
    case notApplicable(String)

    /// The verdict without its explanation, as counts and reports name it.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case pass, fail, unverified
        case notApplicable = "not_applicable"
    }

    package var kind: Kind {
        switch self {
        case .pass: .pass
        case .fail: .fail
        case .unverified: .unverified
        case .notApplicable: .notApplicable
        }
    }
}
