// One delivery of a project's webhook.
import Foundation

/// What a hook sent and what it was answered; `status` is an HTTP status as text, or `internal error`.
struct GitLabHookEvent: Sendable {
    let id: Int
    let hook: GitLabHook
    let projectID: Int
    let status: String
    let time: Date

    /// Whether it falls under a value of the `status` parameter: a number, or a kind of outcome.
    func matches(_ wanted: String) -> Bool {
        let code = Int(status) ?? 500
        return switch wanted {
        case "successful": (200..<300).contains(code)
        case "client_failure": (400..<500).contains(code)
        case "server_failure": code >= 500
        default: wanted == status
        }
    }

    var value: JSONValue {
        [
            "id": .int(id), "url": .text(hook.url), "trigger": "push_hooks",
            "request_headers": [
                "Content-Type": "application/json", "User-Agent": "GitLab/17.11.2-ee", "X-Gitlab-Event": "Push Hook",
                "X-Gitlab-Token": "[REDACTED]",
            ],
            "request_data": [
                "object_kind": "push", "event_name": "push", "ref": "refs/heads/main", "project_id": .int(projectID),
                "total_commits_count": 1,
            ],
            "response_headers": ["Date": .string(Timestamp.http(time)), "Content-Type": "text/plain"],
            "response_body": "", "execution_duration": .double(0.31), "response_status": .string(status),
        ]
    }
}
