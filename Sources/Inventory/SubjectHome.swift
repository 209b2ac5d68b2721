// Where a verdict belongs: most subjects belong to an integration, some to a GitHub App that several integrations share.

/// The integration or the App under which a subject is counted and reported.
package enum SubjectHome: Sendable, Hashable, Comparable {
    /// The integration's id.
    case integration(String)
    /// The App's name in the config.
    case app(String)

    /// `acme-github`, or `app/hub` for an App: no integration's id holds a slash. Waivers and fingerprints use it.
    package var text: String {
        switch self {
        case .integration(let id): id
        case .app(let name): "app/\(name)"
        }
    }

    /// As reports name it: `acme-github`, `App hub`.
    package var title: String {
        switch self {
        case .integration(let id): id
        case .app(let name): "App \(name)"
        }
    }

    /// The integration's id; nil for an App.
    package var integration: String? {
        if case .integration(let id) = self { id } else { nil }
    }

    /// The App's name; nil for an integration.
    package var app: String? {
        if case .app(let name) = self { name } else { nil }
    }

    /// Integrations stand before Apps, each by name.
    package static func < (left: SubjectHome, right: SubjectHome) -> Bool {
        switch (left, right) {
        case (.integration(let left), .integration(let right)), (.app(let left), .app(let right)): left < right
        case (.integration, .app): true
        case (.app, .integration): false
        }
    }
}
