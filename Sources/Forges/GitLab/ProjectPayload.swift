// Reads GitLab's project objects.

import Foundation
import Inventory
import JSON

extension Repository {
    /// Nil where the object lacks id, path or namespace. Its `permissions` are a lower bound of the access and ignored.
    init?(gitlabPayload row: JSONValue) {
        guard let id = row["id"]?.integer, id > 0, let path = row["path_with_namespace"]?.string, !path.isEmpty,
            path.utf8.count <= 1024, let namespace = row["namespace"],
            let namespacePath = namespace["full_path"]?.string
        else { return nil }
        let deletion = [row["marked_for_deletion_on"], row["marked_for_deletion_at"]].lazy.compactMap { $0 }
            .first { !$0.isNull }
        // A day that can't be read still means "marked".
        let deletionDay = deletion.map { value in
            value.string.flatMap { CalendarDay(String($0.prefix(10))) } ?? CalendarDay(.distantFuture)
        }
        self.init(
            id: id, path: PayloadText.bounded(path, limit: 1024),
            defaultBranch: row["default_branch"]?.string.map { PayloadText.bounded($0) },
            visibility: row["visibility"]?.string.map { SafeText.clean($0) }, archived: row["archived"]?.bool,
            disabled: nil, empty: row["empty_repo"]?.bool, pendingDeletionOn: deletionDay,
            namespacePath: PayloadText.bounded(namespacePath, limit: 1024),
            inUserNamespace: namespace["kind"]?.string.map { $0 == "user" },
            webURL: row["web_url"]?.string.flatMap { WebURL.checked($0) })
    }
}
