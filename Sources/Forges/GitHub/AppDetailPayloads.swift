// Reads what GitHub says of an App's webhook, its deliveries, and the requests for the App.

import Foundation
import Inventory
import JSON

extension AppHook {
    /// What a webhook's configuration can say.
    enum Reading {
        case hook(AppHook)
        /// The App has no webhook: its address is null, empty or left out.
        case none
        case malformed
    }

    /// Reads `GET /app/hook/config`.
    static func reading(payload: JSONValue) -> Reading {
        guard payload["content_type"] != nil || payload["insecure_ssl"] != nil || payload["url"] != nil else {
            return .malformed
        }
        guard let address = payload["url"], !address.isNull else { return .none }
        guard let url = address.string else { return .malformed }
        guard !url.isEmpty else { return .none }
        return .hook(
            AppHook(
                url: PayloadText.hookURL(url), tlsVerification: tlsVerification(payload["insecure_ssl"]),
                hasSecret: hasSecret(payload["secret"])))
    }

    /// GitHub writes `"0"` and `"1"`, and documents the numbers as well.
    private static func tlsVerification(_ insecure: JSONValue?) -> Bool? {
        switch insecure?.string ?? insecure?.integer.map(String.init) {
        case "0": true
        case "1": false
        default: nil
        }
    }

    /// A secret is masked where there is one; without one the field is left out.
    private static func hasSecret(_ value: JSONValue?) -> Bool? {
        guard let value, !value.isNull else { return false }
        return value.string.map { !$0.isEmpty }
    }
}

extension AppDelivery {
    /// Nil where the object lacks what tells its event, its time and its outcome.
    init?(payload row: JSONValue) {
        guard let id = row["id"]?.integer, let guid = row["guid"]?.string, !guid.isEmpty,
            let time = row["delivered_at"]?.string.flatMap(Timestamp.parse), let status = row["status"]?.string
        else { return nil }
        self.init(
            id: id, guid: PayloadText.bounded(guid, limit: 100), deliveredAt: time,
            event: SafeText.clean(row["event"]?.string ?? "", limit: 100), status: SafeText.clean(status, limit: 100))
    }
}

extension InstallationRequest {
    /// Nil where the object lacks its id, its account or its time.
    init?(payload row: JSONValue) {
        guard let id = row["id"]?.integer, let account = row["account"],
            let login = account["login"]?.string ?? account["slug"]?.string,
            let created = row["created_at"]?.string.flatMap(Timestamp.parse)
        else { return nil }
        self.init(
            id: id, account: PayloadText.bounded(login),
            requester: row["requester"]?["login"]?.string.map { PayloadText.bounded($0) }, createdAt: created)
    }
}

extension ListedInstallation {
    init(_ installation: Installation, listedIn exchange: ExchangeID) {
        self.init(
            id: installation.id, account: installation.accountLogin, accountKind: installation.accountKind,
            createdAt: installation.createdAt, suspendedAt: installation.suspendedAt, webURL: installation.webURL,
            listedIn: exchange)
    }
}
