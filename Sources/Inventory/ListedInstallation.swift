// An installation as an App's own listing shows it, whether or not an integration names it.

package import Foundation

/// The part of a listed installation that is kept for every one of them; what integrations name is kept in full.
package struct ListedInstallation: Sendable, Hashable {
    package let id: Int64
    package let account: String
    package let accountKind: Installation.AccountKind
    package let createdAt: Date?
    package let suspendedAt: Date?
    /// The installation's settings page.
    package let webURL: String?
    /// The exchange whose page listed it.
    package let listedIn: ExchangeID?

    package init(
        id: Int64, account: String, accountKind: Installation.AccountKind, createdAt: Date?, suspendedAt: Date?,
        webURL: String?, listedIn: ExchangeID?
    ) {
        self.id = id
        self.account = account
        self.accountKind = accountKind
        self.createdAt = createdAt
        self.suspendedAt = suspendedAt
        self.webURL = webURL
        self.listedIn = listedIn
    }
}
