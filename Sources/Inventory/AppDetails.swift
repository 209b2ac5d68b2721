// What an App's own key shows beside the App itself.

/// The App's webhook with its deliveries, and who has or wants the App.
package struct AppDetails: Sendable {
    /// Nil where the App has no webhook.
    package let hook: Observed<AppHook?>
    /// The newest deliveries, 100 at most: one page of a log that GitHub keeps for some days only.
    package let deliveries: Observed<[AppDelivery]>
    package let installations: AppListing<ListedInstallation>
    package let requests: AppListing<InstallationRequest>

    package init(
        hook: Observed<AppHook?>, deliveries: Observed<[AppDelivery]>, installations: AppListing<ListedInstallation>,
        requests: AppListing<InstallationRequest>
    ) {
        self.hook = hook
        self.deliveries = deliveries
        self.installations = installations
        self.requests = requests
    }
}
