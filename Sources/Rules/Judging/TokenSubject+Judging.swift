// What the rules about GitLab tokens have in common.

import Inventory

extension TokenSubject {
    /// The verdict of `judge` on the token as it describes itself. A token that was refused tells nothing: that is a
    /// defect for `gitlab-token-rejected` and a gap for everything else. `what` names the gap: "scopes", "expiry".
    func judgingToken(for what: String, _ judge: (AccessToken) -> Verdict) -> Verdict {
        switch status {
        case .unreadable(let reason):
            .unverified(reason)
        case .known(.rejected, let exchange):
            .unverified(
                .token, .credentialRejected, "The token was rejected, so its \(what) can't be read.",
                exchange: exchange)
        case .known(.accepted(let token), _):
            judge(token)
        }
    }

    /// The verdict for a fine-grained token, whose permissions GitLab doesn't tell; nil for every other token.
    func unverifiedIfGranular(_ token: AccessToken) -> Verdict? {
        guard token.granular || token.scopes.contains("granular") else { return nil }
        return .unverified(
            .token, .unsupported,
            "A fine-grained token doesn't tell its permissions; use one with classic scopes to have them judged.",
            exchange: status.exchange)
    }
}
