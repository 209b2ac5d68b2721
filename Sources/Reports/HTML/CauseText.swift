// Why something could not be read, in a few words.

import Inventory

enum CauseText {
    /// A phrase for a stored cause; a cause that this version doesn't know is shown as it is.
    static func of(_ cause: String) -> String {
        switch Unreadable.Cause(rawValue: cause) {
        case .credentialRejected: "The credential was refused"
        case .forbidden: "A permission is missing"
        case .notFound: "Not found, or hidden"
        case .rateLimited: "A rate limit was reached"
        case .unreachable: "No usable answer"
        case .malformed: "The answer has an unknown form"
        case .unsupported: "The forge doesn't offer it"
        case .incomplete: "The listing isn't proven complete"
        case .notAsked: "Not asked for"
        case .noEvidence: "Nothing to judge by"
        case .stale: "Known from an earlier run only"
        case nil: Wording.sentence(cause)
        }
    }
}
