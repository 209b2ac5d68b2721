// From the config and the environment to the way to each forge.

import Config
import Secrets
import Transport

/// Puts together whom to trust and which proxy to take. The environment's proxies are read here, so that libcurl needn't.
struct ForgeRoutes {
    private let config: ConfigFile
    private let resolver: SecretResolver
    private let environment: ProxyEnvironment

    init(_ config: ConfigFile, _ resolver: SecretResolver, environment: [String: String]) {
        self.config = config
        self.resolver = resolver
        self.environment = ProxyEnvironment(environment)
    }

    /// The config has been checked: what can't be had any more in the meantime is an error.
    func resolve() throws -> [Origin: ForgeRoute] {
        let certificates = config.certificates()
        guard certificates.problems.isEmpty else { throw ConfigProblems(certificates.problems) }
        var routes: [Origin: ForgeRoute] = [:]
        for (url, connection) in config.connections {
            guard let origin = Origin(of: url.origin), routes[origin] == nil else { continue }
            routes[origin] = ForgeRoute(
                certificates: connection.caFile.flatMap { certificates.files[$0] }, pins: connection.pins,
                proxy: try proxy(connection.proxy, for: origin))
        }
        return routes
    }

    private func proxy(_ settings: ProxySettings, for origin: Origin) throws -> ProxyServer? {
        switch settings {
        case .none: return nil
        case .environment: return try environment.proxy(for: origin)
        case .server(let url, let user, let password):
            guard let place = Origin(of: url.origin) else { return nil }
            let secret = try password.map { try resolver.resolve($0.reference).secret }
            return ProxyServer(place, user: user, password: secret?.withText { $0 })
        }
    }
}
