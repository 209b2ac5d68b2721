// What a GitHub App's own key shows: the App and its installations, read once for all integrations of the App.

package import Inventory

/// The answers that all integrations of an App share.
package struct AppReading: Sendable {
    package let app: Observed<App>
    /// The installations by id with the exchange that listed each; unreadable where the listing isn't complete.
    let installations: Observed<[Int64: Installation]>
    /// The exchange in which an installation was listed.
    let listedIn: [Int64: ExchangeID]
    /// The same listing with its proof.
    let listing: AppListing<ListedInstallation>

    /// The reading of an App that was never asked.
    package static let missing = AppReading(
        app: .unreadable(Unreadable(.app, .notAsked, "The App wasn't read")),
        installations: .unreadable(Unreadable(.appInstallations, .notAsked, "The App wasn't read")), listedIn: [:],
        listing: .unread(Unreadable(.appInstallations, .notAsked, "The App wasn't read")))
}
