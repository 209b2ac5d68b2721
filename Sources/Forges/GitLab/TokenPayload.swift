// Reads GitLab's objects about tokens, users and versions.

import Inventory
import JSON

extension AccessToken {
    /// Nil where the object lacks its id or its scopes, or where its state is told by something else than yes or no.
    init?(payload: JSONValue) {
        guard payload["active"].isLeftOutOrBool, payload["revoked"].isLeftOutOrBool else { return nil }
        guard let id = payload["id"]?.integer, let scopes = PayloadText.list(payload["scopes"]) else { return nil }
        let expiry = payload["expires_at"]
        let day = expiry?.string.flatMap { CalendarDay(String($0.prefix(10))) }
        let use = payload["last_used_at"]
        let used = use?.string.flatMap(Timestamp.parse)
        self.init(
            id: id, name: PayloadText.bounded(payload["name"]?.string ?? ""), scopes: scopes,
            granular: payload["granular"]?.bool ?? scopes.contains("granular"), active: payload["active"]?.bool,
            revoked: payload["revoked"]?.bool, createdAt: payload["created_at"]?.string.flatMap(Timestamp.parse),
            expiresOn: day, expiryKnown: expiry.map { $0.isNull || day != nil } ?? false,
            lastUsedAt: used, lastUseKnown: use.map { $0.isNull || used != nil } ?? false,
            userID: payload["user_id"]?.integer)
    }
}

extension TokenUser {
    /// Nil where the object lacks id or name, or where whether it is an administrator or active can't be read: left out
    /// means no administrator, but something else than yes or no doesn't.
    init?(payload: JSONValue) {
        let admin = payload["is_admin"]
        let state = payload["state"]
        guard admin.isLeftOutOrBool, state.map({ $0.isNull || $0.string != nil }) ?? true else { return nil }
        guard let id = payload["id"]?.integer, let username = payload["username"]?.string, !username.isEmpty else {
            return nil
        }
        self.init(
            id: id, username: PayloadText.bounded(username), state: payload["state"]?.string.map { SafeText.clean($0) },
            isAdministrator: admin?.bool ?? false, bot: payload["bot"]?.bool,
            webURL: payload["web_url"]?.string.flatMap { WebURL.checked($0) })
    }
}

extension Optional where Wrapped == JSONValue {
    /// Whether the field is missing, null, or a truth value.
    fileprivate var isLeftOutOrBool: Bool { map { $0.isNull || $0.bool != nil } ?? true }
}

extension ForgeVersion {
    init?(payload: JSONValue) {
        guard let text = payload["version"]?.string else { return nil }
        self.init(text: SafeText.clean(text, limit: 50), enterprise: payload["enterprise"]?.bool)
    }
}

extension TokenRejection {
    /// Reads GitLab's refusal of a token; nil where the answer isn't about the credential itself,
    /// or isn't GitLab's own: a proxy answers 401 as well, but not in GitLab's words.
    init?(status: Int?, message: String) {
        let text = message.lowercased()
        switch status {
        case 401 where text.contains("expired"): self = .expired
        case 401 where text.contains("revoked"): self = .revoked
        case 401 where !text.isEmpty: self = .unknown
        case 403 where text.contains("your account"): self = .userBlocked
        default: return nil
        }
    }
}
