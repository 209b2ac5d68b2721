// How a rule says what is wrong, with every quoted text cut and cleaned in one place.

import Inventory

extension Verdict {
    /// A fail. `observed` and `expected` may quote what a forge or the config says: both become excerpts. `reason` is the
    /// rule's own sentence and must not quote anything.
    static func failing(_ reason: String, observed: String, expected: String) -> Verdict {
        .fail(Defect(reason, observed: observed.excerpt, expected: expected.excerpt))
    }

    /// An unverified verdict for an answer that came, but without the field on which the rule rests.
    static func unverified(
        _ fact: Fact, _ cause: Unreadable.Cause, _ message: String, exchange: ExchangeID? = nil
    ) -> Verdict {
        .unverified(Unreadable(fact, cause, message, exchange: exchange))
    }
}
