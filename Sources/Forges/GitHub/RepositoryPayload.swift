// Reads GitHub's repository objects.

import Inventory
import JSON

extension Repository {
    /// Nil where the object lacks id or full name. Its `permissions` are the App's own and are ignored.
    init?(githubPayload row: JSONValue) {
        let fields = row.fields(githubKeys)
        guard let id = fields[0]?.integer, id > 0, let path = fields[1]?.string, !path.isEmpty,
            path.utf8.count <= 1024
        else { return nil }
        let isPrivate = fields[2]?.bool
        let owner = fields[3]?.fields(ownerKeys)
        self.init(
            id: id, path: PayloadText.bounded(path, limit: 1024),
            defaultBranch: fields[5]?.string.map { PayloadText.bounded($0) },
            visibility: fields[6]?.string.map { SafeText.clean($0) }
                ?? isPrivate.map { $0 ? "private" : "public" },
            archived: fields[7]?.bool, disabled: fields[8]?.bool, empty: nil, pendingDeletionOn: nil,
            namespacePath: PayloadText.bounded(owner?[0]?.string ?? ""),
            inUserNamespace: owner?[1]?.string.map { $0 == "User" },
            webURL: fields[4]?.string.flatMap { WebURL.checked($0) })
    }
}

private let githubKeys: JSONKeys = [
    "id", "full_name", "private", "owner", "html_url", "default_branch", "visibility", "archived", "disabled",
]
private let ownerKeys: JSONKeys = ["login", "type"]
