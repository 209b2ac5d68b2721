// Reads GitHub's app and installation objects.

import Foundation
import Inventory
import JSON

extension App {
    /// Nil where the object lacks what identifies it, its permissions or its events: none at all would let every
    /// installation look as if it had accepted everything.
    init?(payload: JSONValue) {
        guard let id = payload["id"]?.integer, let slug = payload["slug"]?.string,
            let permissions = payload["permissions"].flatMap(PermissionLevel.map(payload:)),
            let events = PayloadText.list(payload["events"])
        else { return nil }
        self.init(
            id: id, slug: SafeText.clean(slug), name: SafeText.clean(payload["name"]?.string ?? slug),
            webURL: payload["html_url"]?.string.flatMap { WebURL.checked($0) }, permissions: permissions,
            events: events)
    }
}

extension Installation {
    /// Nil where the object lacks what identifies it, its account or its permissions.
    init?(payload: JSONValue) {
        guard let id = payload["id"]?.integer, let account = payload["account"],
            let login = account["login"]?.string ?? account["slug"]?.string, let accountID = account["id"]?.integer,
            let permissions = payload["permissions"].flatMap(PermissionLevel.map(payload:)),
            let events = PayloadText.list(payload["events"])
        else { return nil }
        let kind = account["type"]?.string ?? payload["target_type"]?.string ?? ""
        // An instant that can't be read still means "suspended": it must not look like "not suspended".
        let suspendedAt = payload["suspended_at"].flatMap { value in
            value.isNull ? nil : value.string.flatMap(Timestamp.parse) ?? .distantPast
        }
        self.init(
            id: id, accountLogin: PayloadText.bounded(login), accountID: accountID,
            accountKind: AccountKind(SafeText.clean(kind)),
            repositorySelection: payload["repository_selection"]?.string.map { SafeText.clean($0) },
            permissions: permissions, events: events,
            createdAt: payload["created_at"]?.string.flatMap(Timestamp.parse), suspendedAt: suspendedAt,
            suspendedBy: payload["suspended_by"]?["login"]?.string.map { PayloadText.bounded($0) },
            webURL: payload["html_url"]?.string.flatMap { WebURL.checked($0) })
    }
}

extension PermissionLevel {
    /// A flat object of name and level; nil where it is anything else.
    static func map(payload: JSONValue) -> [String: PermissionLevel]? {
        guard let fields = payload.fields, fields.count <= 1000 else { return nil }
        var levels: [String: PermissionLevel] = [:]
        for field in fields {
            guard let level = field.value.string else { return nil }
            levels[PayloadText.bounded(field.name)] = PermissionLevel(SafeText.clean(level, limit: 50))
        }
        return levels
    }
}
