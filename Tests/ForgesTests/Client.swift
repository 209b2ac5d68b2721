// A forge client over a scripted transport, without waiting between tries.

import Foundation
import Inventory
import Transport

@testable import Forges

/// A credential that is always the same.
struct FixedCredential: Credential {
    var value = "Bearer fixed"
    func headers() async throws -> Result<[HTTPHeader], Unreadable> { .success([HTTPHeader("Authorization", value)]) }
    func secondChance(_ response: HTTPResponse, message: String, attempt: Int) async -> Double? { nil }
}

enum Client {
    static let forge = Forge(kind: .gitlab, apiURL: ScriptedTransport.base)
    static let now = Date(timeIntervalSince1970: 1_795_312_800)

    static func context(
        _ transport: any HTTPTransport, waitSeconds: Int = 0, now: Date = now, retry: RetryPolicy? = nil
    ) -> ForgeContext {
        ForgeContext(
            transport: transport, now: { now }, waitSeconds: waitSeconds, concurrency: 4,
            retry: retry ?? RetryPolicy(attempts: 3, firstDelay: 0, limitDelay: 0))
    }

    static func make(
        _ transport: any HTTPTransport, waitSeconds: Int = 0, credential: any Credential = FixedCredential(),
        in context: ForgeContext? = nil, sink: Recorder = Recorder()
    ) -> ForgeClient {
        let context = context ?? Self.context(transport, waitSeconds: waitSeconds)
        return ForgeClient(
            forge: forge, context: context, governor: context.governors.governor("test"), credential: credential,
            integration: "test", sink: { sink.take($0) })
    }

    /// A client that gets the same answer to everything.
    static func answering(_ response: HTTPResponse) -> (client: ForgeClient, transport: ScriptedTransport) {
        let transport = ScriptedTransport { _, _ in response }
        return (make(transport), transport)
    }
}
