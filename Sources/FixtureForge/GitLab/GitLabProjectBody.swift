// The 70-odd fields of a project on GitLab, and the fields of a group.
import Foundation

/// Renders projects in full or in short, and groups.
struct GitLabProjectBody: Sendable {
    private let webOrigin: String
    private let groups: [String: GitLabGroup]
    private let users: [String: GitLabUser]

    init(webOrigin: String, groups: [String: GitLabGroup], users: [String: GitLabUser]) {
        self.webOrigin = webOrigin
        self.groups = groups
        self.users = users
    }

    /// The fields of `simple=true`.
    func simple(_ project: GitLabProject) -> JSONValue {
        let web = "\(webOrigin)/\(project.path)"
        let host = URL(string: webOrigin)?.host() ?? ""
        let path = project.path.split(separator: "/").last.map { String($0) } ?? ""
        return [
            "id": .int(project.id), "description": .text(project.description), "name": .string(project.name),
            "name_with_namespace": .string("\(project.namespacePath.replacing("/", with: " / ")) / \(project.name)"),
            "path": .string(path), "path_with_namespace": .string(project.path),
            "created_at": .string(Timestamp.isoWithMilliseconds(project.createdAt)),
            "default_branch": .text(project.defaultBranch), "tag_list": [], "topics": [],
            "ssh_url_to_repo": "git@\(host):\(project.path).git", "http_url_to_repo": "\(web).git",
            "web_url": .string(web), "readme_url": project.isEmpty ? nil : "\(web)/-/blob/main/README.md",
            "forks_count": 0, "avatar_url": nil, "star_count": 0,
            "last_activity_at": .string(Timestamp.isoWithMilliseconds(project.lastActivityAt)),
            "namespace": namespace(project.namespacePath),
        ]
    }

    /// Everything but `permissions`.
    func full(_ project: GitLabProject) -> JSONValue {
        let deletion = JSONValue.text(project.deletionOn.map { Timestamp.day($0) })
        let state: JSONValue = [
            "repository_storage": "default", "_links": links(project), "packages_enabled": true,
            "empty_repo": .bool(project.isEmpty), "archived": .bool(project.isArchived),
            "visibility": .string(project.visibility), "resolve_outdated_diff_discussions": false,
            "issues_enabled": true, "merge_requests_enabled": true, "wiki_enabled": true, "jobs_enabled": true,
            "snippets_enabled": true, "container_registry_enabled": true, "service_desk_enabled": false,
            "can_create_merge_request_in": true,
        ]
        let levels = [
            "issues", "repository", "merge_requests", "forking", "wiki", "builds", "snippets", "pages", "analytics",
            "container_registry", "security_and_compliance", "releases", "environments", "feature_flags",
            "infrastructure", "monitor", "model_experiments", "model_registry",
        ].map { (key: "\($0)_access_level", value: JSONValue.string("enabled")) }
        let settings: JSONValue = [
            "emails_disabled": false, "emails_enabled": true, "shared_runners_enabled": true,
            "group_runners_enabled": true,
            "lfs_enabled": true, "creator_id": 1, "import_url": nil, "import_type": nil, "import_status": "none",
            "import_error": nil, "open_issues_count": .int(project.id % 13), "description_html": "",
            "updated_at": .string(Timestamp.isoWithMilliseconds(project.lastActivityAt)), "ci_default_git_depth": 20,
            "ci_forward_deployment_enabled": true, "ci_job_token_scope_enabled": false, "ci_separated_caches": true,
            "public_jobs": true, "build_git_strategy": "fetch", "build_timeout": 3600,
            "auto_cancel_pending_pipelines": "enabled", "ci_config_path": "",
            "shared_with_groups": shared(project.invited),
            "only_allow_merge_if_pipeline_succeeds": false, "request_access_enabled": true,
            "remove_source_branch_after_merge": true, "merge_method": "merge", "squash_option": "default_off",
            "mirror": false, "auto_devops_enabled": false, "autoclose_referenced_issues": true,
            "keep_latest_artifact": true, "external_authorization_classification_label": "",
            "requirements_enabled": false, "compliance_frameworks": [], "marked_for_deletion_at": deletion,
            "marked_for_deletion_on": deletion,
        ]
        let body = simple(project).adding(state.fields).adding(levels).adding(settings.fields)
        guard let owner = users[project.namespacePath], groups[project.namespacePath] == nil else { return body }
        return body.adding([
            ("owner", ["id": .int(owner.id), "username": .string(owner.username), "name": .string(owner.name)])
        ])
    }

    func group(_ group: GitLabGroup) -> JSONValue {
        [
            "id": .int(group.id), "web_url": "\(webOrigin)/groups/\(group.path)", "name": .string(group.name),
            "path": .string(group.path.split(separator: "/").last.map { String($0) } ?? group.path), "description": "",
            "visibility": .string(group.visibility), "share_with_group_lock": false,
            "require_two_factor_authentication": false, "two_factor_grace_period": 48,
            "project_creation_level": "developer", "auto_devops_enabled": nil, "subgroup_creation_level": "maintainer",
            "emails_disabled": false, "mentions_disabled": nil, "lfs_enabled": true, "default_branch": nil,
            "avatar_url": nil, "request_access_enabled": true,
            "full_name": .string(group.path.replacing("/", with: " / ")), "full_path": .string(group.path),
            "created_at": .string(Timestamp.isoWithMilliseconds(group.createdAt)),
            "parent_id": .number(group.parentPath.flatMap { groups[$0]?.id }), "organization_id": 1,
            "shared_with_groups": shared(group.invited), "prevent_sharing_groups_outside_hierarchy": false,
        ]
    }

    private func namespace(_ path: String) -> JSONValue {
        let group = groups[path]
        let user = users[path]
        return [
            "id": .number(group?.id ?? user?.namespaceID), "name": .string(group?.name ?? user?.name ?? path),
            "path": .string(path.split(separator: "/").last.map { String($0) } ?? path),
            "kind": group == nil ? "user" : "group", "full_path": .string(path),
            "parent_id": .number(group?.parentPath.flatMap { groups[$0]?.id }), "avatar_url": nil,
            "web_url": .string(group == nil ? "\(webOrigin)/\(path)" : "\(webOrigin)/groups/\(path)"),
        ]
    }

    private func links(_ project: GitLabProject) -> JSONValue {
        let own = "\(webOrigin)/api/v4/projects/\(project.id)"
        return [
            "self": .string(own), "issues": "\(own)/issues", "merge_requests": "\(own)/merge_requests",
            "repo_branches": "\(own)/repository/branches", "labels": "\(own)/labels", "events": "\(own)/events",
            "members": "\(own)/members", "cluster_agents": "\(own)/cluster_agents",
        ]
    }

    private func shared(_ invited: [String: AccessLevel]) -> JSONValue {
        .array(
            invited.sorted { $0.key < $1.key }.map { path, level in
                [
                    "group_id": .number(groups[path]?.id), "group_name": .text(groups[path]?.name),
                    "group_full_path": .string(path), "group_access_level": .int(level.rawValue), "expires_at": nil,
                ]
            })
    }
}
