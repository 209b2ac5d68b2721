// A GitHub App that the config names, with what its own key shows.

/// An App, its webhook and the requests for it. Integrations share it, and it is judged even where none uses it.
package struct AppSubject: Sendable {
    /// The config's key.
    package var name: String
    package var forge: Forge
    package var app: Observed<App>
    /// The events that the config requires of its installations; empty where the platform lives without any.
    package var requiredEvents: [String]
    /// Nil where the App has no webhook.
    package var hook: Observed<AppHook?>
    /// The newest ones, in no particular order.
    package var deliveries: Observed<[AppDelivery]>
    package var requests: AppListing<InstallationRequest>

    package init(
        name: String, forge: Forge, app: Observed<App>, requiredEvents: [String], hook: Observed<AppHook?>,
        deliveries: Observed<[AppDelivery]>, requests: AppListing<InstallationRequest>
    ) {
        self.name = name
        self.forge = forge
        self.app = app
        self.requiredEvents = requiredEvents
        self.hook = hook
        self.deliveries = deliveries
        self.requests = requests
    }

    /// Without the forge's id, which isn't known in every run: the config's key is what stays the same.
    package var key: SubjectKey {
        SubjectKey(kind: .app, home: .app(name), path: name, forgeID: nil, webURL: app.value?.webURL)
    }

    func exchange(of fact: Fact) -> ExchangeID? {
        switch fact {
        case .app: app.exchange
        case .appHook: hook.exchange
        case .appDeliveries: deliveries.exchange
        case .installationRequests: requests.exchange
        default: nil
        }
    }
}
