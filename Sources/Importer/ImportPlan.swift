// One unit of an import: an App or an integration with the source that reads it.

package import Forges
package import Inventory

/// What the importer runs. The composition root makes them from the config, secrets included.
package struct ImportPlan: Sendable {
    /// Reads an App once for all its integrations.
    package struct AppTask: Sendable {
        package let name: String
        /// Reads the App and its installations, which its integrations are compared with.
        package let read: @Sendable (@escaping ObservationSink) async throws -> AppReading
        /// Reads what only the App's own rules need, after `read`.
        package let readDetails: @Sendable (AppReading, @escaping ObservationSink) async throws -> AppDetails

        package init(
            name: String, read: @escaping @Sendable (@escaping ObservationSink) async throws -> AppReading,
            readDetails: @escaping @Sendable (AppReading, @escaping ObservationSink) async throws -> AppDetails
        ) {
            self.name = name
            self.read = read
            self.readDetails = readDetails
        }
    }

    /// Reads an integration; `source` gets the reading of the App that it names.
    package struct IntegrationTask: Sendable {
        package let id: String
        /// The App it is an installation of; nil for a token.
        package let app: String?
        package let source: @Sendable (AppReading?) -> any InventorySource

        package init(id: String, app: String?, source: @escaping @Sendable (AppReading?) -> any InventorySource) {
            self.id = id
            self.app = app
            self.source = source
        }
    }

    package let apps: [AppTask]
    package let integrations: [IntegrationTask]

    package init(apps: [AppTask], integrations: [IntegrationTask]) {
        self.apps = apps
        self.integrations = integrations
    }

    /// The plan without the integrations that need no import. Apps are read again: it costs little, and their answers
    /// are what the integrations that are left are compared with.
    package func without(_ ids: Set<String>) -> ImportPlan {
        ImportPlan(apps: apps, integrations: integrations.filter { !ids.contains($0.id) })
    }
}
