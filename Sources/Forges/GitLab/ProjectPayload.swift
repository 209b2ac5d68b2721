// Reads GitLab's project objects.

import Foundation
import Inventory
import JSON

extension Repository {
    /// Nil where the object lacks id, path or namespace. Its `permissions` are a lower bound of the access and ignored.
    init?(gitlabPayload row: JSONValue) {
        let fields = row.fields(gitlabKeys)
        guard let id = fields[0]?.integer, id > 0, let path = fields[1]?.string, !path.isEmpty,
            path.utf8.count <= 1024, let namespace = fields[2]?.fields(namespaceKeys),
            let namespacePath = namespace[0]?.string
        else { return nil }
        let deletion = fields[8...9].lazy.compactMap { $0 }
            .first { !$0.isNull }
        // A day that can't be read still means "marked".
        let deletionDay = deletion.map { value in
            value.string.flatMap { CalendarDay(String($0.prefix(10))) } ?? CalendarDay(.distantFuture)
        }
        self.init(
            id: id, path: PayloadText.bounded(path, limit: 1024),
            defaultBranch: fields[3]?.string.map { PayloadText.bounded($0) },
            visibility: fields[4]?.string.map { SafeText.clean($0) }, archived: fields[5]?.bool,
            disabled: nil, empty: fields[6]?.bool, pendingDeletionOn: deletionDay,
            namespacePath: PayloadText.bounded(namespacePath, limit: 1024),
            inUserNamespace: namespace[1]?.string.map { $0 == "user" },
            webURL: fields[7]?.string.flatMap { WebURL.checked($0) })
    }
}

private let gitlabKeys: JSONKeys = [
    "id", "path_with_namespace", "namespace", "default_branch", "visibility", "archived", "empty_repo", "web_url",
    "marked_for_deletion_on", "marked_for_deletion_at",
]
private let namespaceKeys: JSONKeys = ["full_path", "kind"]
