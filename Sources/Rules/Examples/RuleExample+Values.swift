// Small values from which the examples of several rules are made.

import Foundation
import Inventory

extension RuleExample {
    /// The day of the examples, some days later (or earlier, where negative).
    static func day(_ offset: Int) -> Date {
        today.addingTimeInterval(Double(offset) * 86_400)
    }
}

extension Forge {
    /// github.com, or a self-managed GitLab under a sub-path.
    static func example(_ kind: ForgeKind) -> Forge {
        Forge(
            kind: kind, apiURL: kind == .github ? "https://api.github.com" : "https://gitlab.example.com/gitlab/api/v4")
    }
}

extension Integration {
    /// An organization's integration that a maintainer added.
    static func example(
        _ kind: ForgeKind, owner: PlatformOwner = .organization("acme"), addedBy: String? = "bob"
    ) -> Integration {
        Integration(id: "acme-\(kind.rawValue)", forge: .example(kind), owner: owner, addedBy: addedBy)
    }
}

extension Unreadable {
    /// A fact that the credential may not see.
    static func example(_ fact: Fact, _ cause: Cause = .forbidden) -> Unreadable {
        Unreadable(
            fact, cause, "The forge refused the request.", missingPermission: fact.permission, exchange: 9)
    }
}
