// One webhook as GitLab answers it, of a project or of a group.
import Foundation

/// A hook with its place. The secret token is never part of it: GitLab doesn't tell.
struct GitLabHookBody: Sendable {
    let id: Int
    private let hook: GitLabHook
    private let place: (key: String, id: Int)
    private let createdAt: Date

    init(id: Int, hook: GitLabHook, place: (key: String, id: Int), createdAt: Date) {
        self.id = id
        self.hook = hook
        self.place = place
        self.createdAt = createdAt
    }

    var value: JSONValue {
        let head: JSONValue = [
            "id": .int(id), "url": .text(hook.url), "name": .string(hook.name ?? ""), "description": "",
            "created_at": .string(Timestamp.isoWithMilliseconds(createdAt)),
            "push_events": .bool(hook.pushEvents ?? true),
            "tag_push_events": .bool(hook.tagPushEvents ?? false),
            "merge_requests_events": .bool(hook.mergeRequestEvents ?? false), "repository_update_events": false,
            "enable_ssl_verification": .bool(hook.verifiesTLS ?? true),
            "alert_status": .string(hook.alertStatus ?? "executable"),
            "disabled_until": .text(hook.disabledUntil.map { Timestamp.isoWithMilliseconds($0) }),
            "url_variables": .array((hook.urlVariables ?? []).map { ["key": .string($0)] }),
            "push_events_branch_filter": .string(hook.branchFilter ?? ""),
            "branch_filter_strategy": .string(hook.filterStrategy ?? "wildcard"), "custom_webhook_template": nil,
            "custom_headers": [], place.key == "group_id" ? "group_id" : "project_id": .int(place.id),
        ]
        let off = [
            "issues_events", "confidential_issues_events", "note_events", "confidential_note_events", "pipeline_events",
            "wiki_page_events", "deployment_events", "feature_flag_events", "job_events", "releases_events",
            "milestone_events", "emoji_events", "resource_access_token_events", "vulnerability_events",
        ]
        let groupOnly = place.key == "group_id" ? ["member_events", "subgroup_events", "project_events"] : []
        return head.adding((off + groupOnly).map { (key: $0, value: false) })
    }

    /// The deliveries that the fleet gives, an hour apart, newest first.
    func events(before now: Date) -> [GitLabHookEvent] {
        (hook.deliveries ?? []).enumerated().map { number, status in
            GitLabHookEvent(
                id: id * 100 + (hook.deliveries?.count ?? 0) - number, hook: hook, projectID: place.id, status: status,
                time: now.addingTimeInterval(Double(-3_600 * (number + 1))))
        }
    }
}
