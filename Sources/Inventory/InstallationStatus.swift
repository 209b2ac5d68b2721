// Whether the app still has the installation that an integration names.

/// The outcome of looking an installation id up in the app's complete listing.
package enum InstallationStatus: Sendable, Hashable {
    case present(Installation)
    /// The app has no such installation. `successor` is the id under which the same account holds the app now.
    case absent(successor: Int64?)
}
