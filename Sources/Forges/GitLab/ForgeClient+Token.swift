// What a GitLab token is, in its own words.

import Inventory
import JSON

extension ForgeClient {
    /// One request, which every token may make, whatever its scopes.
    func tokenStatus() async throws -> Observed<TokenStatus> {
        let answer = try await get("/personal_access_tokens/self", for: .token)
        if let rejection = TokenRejection(status: answer.status, message: answer.message) {
            return .known(.rejected(rejection, detail: answer.message), answer.exchange)
        }
        if answer.status == 404 {
            return .unreadable(
                Unreadable(
                    .token, .unsupported, "This GitLab doesn't describe tokens (it needs version 15.5 or later)",
                    exchange: answer.exchange))
        }
        if let problem = answer.problem { return .unreadable(problem) }
        guard let token = answer.body.flatMap(AccessToken.init(payload:)) else {
            return .unreadable(answer.malformed(.token, "no id and scopes"))
        }
        return .known(.accepted(token), answer.exchange)
    }
}
