// Reads GitHub's repository objects.

import Inventory
import JSON

extension Repository {
    /// Nil where the object lacks id or full name. Its `permissions` are the App's own and are ignored.
    init?(githubPayload row: JSONValue) {
        guard let id = row["id"]?.integer, id > 0, let path = row["full_name"]?.string, !path.isEmpty,
            path.utf8.count <= 1024
        else { return nil }
        let isPrivate = row["private"]?.bool
        self.init(
            id: id, path: PayloadText.bounded(path, limit: 1024),
            defaultBranch: row["default_branch"]?.string.map { PayloadText.bounded($0) },
            visibility: row["visibility"]?.string.map { SafeText.clean($0) }
                ?? isPrivate.map { $0 ? "private" : "public" },
            archived: row["archived"]?.bool, disabled: row["disabled"]?.bool, empty: nil, pendingDeletionOn: nil,
            namespacePath: PayloadText.bounded(row["owner"]?["login"]?.string ?? ""),
            inUserNamespace: row["owner"]?["type"]?.string.map { $0 == "User" },
            webURL: row["html_url"]?.string.flatMap { WebURL.checked($0) })
    }
}
