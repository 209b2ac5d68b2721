// A webhook as a forge describes it.

package import Foundation

/// A project's or a group's webhook, reduced to what the rules need. Its secret is never readable.
package struct Webhook: Sendable, Hashable {
    /// How the branch filter is read.
    package enum BranchFilter: Sendable, Hashable {
        case allBranches
        case wildcard(String)
        case regex(String)
        /// A strategy that this version doesn't know.
        case unknown(strategy: String, filter: String)
    }

    package let id: Int64
    /// Without user information, query and fragment, which may hold secrets.
    package let url: String
    /// Nil where the answer lacked it, as for each optional below.
    package let pushEvents: Bool?
    package let tlsVerification: Bool?
    package let branchFilter: BranchFilter
    /// `executable`, `temporarily_disabled`, `disabled`; nil where the server doesn't tell.
    package let alertStatus: String?
    package let disabledUntil: Date?

    package init(
        id: Int64, url: String, pushEvents: Bool?, tlsVerification: Bool?, branchFilter: BranchFilter,
        alertStatus: String?, disabledUntil: Date?
    ) {
        self.id = id
        self.url = url
        self.pushEvents = pushEvents
        self.tlsVerification = tlsVerification
        self.branchFilter = branchFilter
        self.alertStatus = alertStatus
        self.disabledUntil = disabledUntil
    }
}
