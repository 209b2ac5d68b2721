// The 80-odd fields of a repository on GitHub.

/// Renders one repository in full.
struct GitHubRepositoryBody {
    private let repository: GitHubRepository
    private let owner: String
    private let ownerBody: JSONValue
    private let fleet: GitHubFleet

    init(_ repository: GitHubRepository, owner: String, ownerBody: JSONValue, fleet: GitHubFleet) {
        self.repository = repository
        self.owner = owner
        self.ownerBody = ownerBody
        self.fleet = fleet
    }

    /// Addresses below the repository's own, by field.
    private static let links = [
        ("forks_url", "/forks"), ("keys_url", "/keys{/key_id}"), ("collaborators_url", "/collaborators{/collaborator}"),
        ("teams_url", "/teams"), ("hooks_url", "/hooks"), ("issue_events_url", "/issues/events{/number}"),
        ("events_url", "/events"), ("assignees_url", "/assignees{/user}"), ("branches_url", "/branches{/branch}"),
        ("tags_url", "/tags"), ("blobs_url", "/git/blobs{/sha}"), ("git_tags_url", "/git/tags{/sha}"),
        ("git_refs_url", "/git/refs{/sha}"), ("trees_url", "/git/trees{/sha}"), ("statuses_url", "/statuses/{sha}"),
        ("languages_url", "/languages"), ("stargazers_url", "/stargazers"), ("contributors_url", "/contributors"),
        ("subscribers_url", "/subscribers"), ("subscription_url", "/subscription"), ("commits_url", "/commits{/sha}"),
        ("git_commits_url", "/git/commits{/sha}"), ("comments_url", "/comments{/number}"),
        ("issue_comment_url", "/issues/comments{/number}"), ("contents_url", "/contents/{+path}"),
        ("compare_url", "/compare/{base}...{head}"), ("merges_url", "/merges"),
        ("archive_url", "/{archive_format}{/ref}"), ("downloads_url", "/downloads"), ("issues_url", "/issues{/number}"),
        ("pulls_url", "/pulls{/number}"), ("milestones_url", "/milestones{/number}"),
        ("notifications_url", "/notifications{?since,all,participating}"), ("labels_url", "/labels{/name}"),
        ("releases_url", "/releases{/id}"), ("deployments_url", "/deployments"),
    ]

    var value: JSONValue {
        let path = "\(owner)/\(repository.name)"
        let url = "\(fleet.apiURL)/repos/\(path)"
        let head: JSONValue = [
            "id": .int(repository.id), "node_id": .string(NodeID.text("R", repository.id)),
            "name": .string(repository.name), "full_name": .string(path),
            "private": .bool(repository.visibility != "public"), "owner": ownerBody,
            "html_url": "\(fleet.webOrigin)/\(path)", "description": .text(repository.description),
            "fork": .bool(repository.isFork), "url": .string(url),
        ]
        return head.adding(Self.links.map { (key: $0.0, value: .string(url + $0.1)) }).adding(tail(path))
    }

    private func tail(_ path: String) -> [(key: String, value: JSONValue)] {
        let pushedAt = repository.pushedAt.map { Timestamp.iso($0) }
        let createdAt = Timestamp.iso(repository.createdAt)
        let host = fleet.webOrigin.split(separator: "/").last.map { String($0) } ?? ""
        let body: JSONValue = [
            "created_at": .string(createdAt), "updated_at": .string(pushedAt ?? createdAt),
            "pushed_at": .text(pushedAt),
            "git_url": "git://\(host)/\(path).git", "ssh_url": "git@\(host):\(path).git",
            "clone_url": "\(fleet.webOrigin)/\(path).git", "svn_url": "\(fleet.webOrigin)/\(path)", "homepage": nil,
            "size": .int(repository.size), "stargazers_count": 0, "watchers_count": 0,
            "language": .text(repository.language), "has_issues": true, "has_projects": true, "has_downloads": true,
            "has_wiki": false, "has_pages": false, "has_discussions": false, "forks_count": 0, "mirror_url": nil,
            "archived": .bool(repository.isArchived), "disabled": .bool(repository.isDisabled),
            "open_issues_count": .int(repository.id % 17), "license": nil, "allow_forking": true,
            "is_template": .bool(repository.isTemplate), "web_commit_signoff_required": false, "topics": [],
            "visibility": .string(repository.visibility), "forks": 0, "open_issues": .int(repository.id % 17),
            "watchers": 0, "default_branch": .string(repository.defaultBranch),
            "permissions": ["admin": false, "maintain": false, "push": false, "triage": false, "pull": false],
        ]
        return body.fields
    }
}
