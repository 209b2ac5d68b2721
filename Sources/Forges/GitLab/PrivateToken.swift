// A GitLab access token on a request.

import Inventory
import Secrets
import Transport

/// Sent as `PRIVATE-TOKEN`, which personal, group, project and service-account tokens all accept. A refusal is final.
struct PrivateToken: Credential {
    let secret: Secret

    func headers() async throws -> Result<[HTTPHeader], Unreadable> {
        .success([HTTPHeader("PRIVATE-TOKEN", secret.withText { $0 })])
    }

    func secondChance(_ response: HTTPResponse, message: String, attempt: Int) async -> Double? { nil }
}
