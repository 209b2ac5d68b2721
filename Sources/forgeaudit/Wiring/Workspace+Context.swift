// What conversations with forges share, made from the config.

import Config
import Forges
import Inventory
import Transport

extension Workspace {
    /// Secrets have to be resolved: with them come the ways to the forges.
    func context(
        _ options: LogOptions, _ network: NetworkOptions, lastExchange: ExchangeID = 0,
        waiting: @escaping @Sendable (_ apiURL: String, _ seconds: Double) -> Void = { _, _ in }
    ) -> ForgeContext {
        let settings = config.transport
        var limits = TransportLimits()
        limits.connections = settings.connections
        limits.timeoutSeconds = settings.timeoutSeconds
        let transport = CurlTransport(
            limits: limits, userAgent: Tool.userAgent, routes: routes, connectTo: network.connectTo)
        return ForgeContext(
            transport: transport, now: options.now, waitSeconds: settings.waitBudgetSeconds,
            concurrency: settings.connections, lastExchange: lastExchange, waiting: waiting)
    }
}
