"""The objects of the generated fleet: full-size, of a fixed form, told apart by number."""
import hashlib
import json

WEB = "https://forge.example"
ACCOUNT = "fleet"
FIRST_REPOSITORY = 500_000_000
REPOSITORY_STEP = 13
FIRST_PROJECT = 10_000_000
PROJECT_STEP = 7
ROWS_PER_PAGE = 100
PROJECTS_PER_TEAM = 50
LANGUAGES = ["Swift", "Go", "Python", "TypeScript", "Kotlin", "Rust", "Shell", None]
REBUILD_HOOK = "https://hub.example.com/hooks/gitlab"

# The addresses that GitHub hands out with every repository; what a path takes as an argument is in braces.
REPOSITORY_LINKS = {
    "forks_url": "/forks", "keys_url": "/keys{/key_id}", "collaborators_url": "/collaborators{/collaborator}",
    "teams_url": "/teams", "hooks_url": "/hooks", "issue_events_url": "/issues/events{/number}",
    "events_url": "/events", "assignees_url": "/assignees{/user}", "branches_url": "/branches{/branch}",
    "tags_url": "/tags", "blobs_url": "/git/blobs{/sha}", "git_tags_url": "/git/tags{/sha}",
    "git_refs_url": "/git/refs{/sha}", "trees_url": "/git/trees{/sha}", "statuses_url": "/statuses/{sha}",
    "languages_url": "/languages", "stargazers_url": "/stargazers", "contributors_url": "/contributors",
    "subscribers_url": "/subscribers", "subscription_url": "/subscription", "commits_url": "/commits{/sha}",
    "git_commits_url": "/git/commits{/sha}", "comments_url": "/comments{/number}",
    "issue_comment_url": "/issues/comments{/number}", "contents_url": "/contents/{+path}",
    "compare_url": "/compare/{base}...{head}", "merges_url": "/merges",
    "archive_url": "/{archive_format}{/ref}", "downloads_url": "/downloads", "issues_url": "/issues{/number}",
    "pulls_url": "/pulls{/number}", "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}", "labels_url": "/labels{/name}",
    "releases_url": "/releases{/id}", "deployments_url": "/deployments",
}


def _digest(number):
    return hashlib.sha1(b"%d" % number).hexdigest()


def _owner():
    user = f"{WEB}/api/v3/users/{ACCOUNT}"
    return {
        "login": ACCOUNT, "id": 8100200, "node_id": "O_kgDOAHuZyA", "avatar_url": f"{WEB}/avatars/u/8100200?",
        "gravatar_id": "", "url": user, "html_url": f"{WEB}/{ACCOUNT}", "followers_url": f"{user}/followers",
        "following_url": f"{user}/following{{/other_user}}", "gists_url": f"{user}/gists{{/gist_id}}",
        "starred_url": f"{user}/starred{{/owner}}{{/repo}}", "subscriptions_url": f"{user}/subscriptions",
        "organizations_url": f"{user}/orgs", "repos_url": f"{user}/repos",
        "events_url": f"{user}/events{{/privacy}}", "received_events_url": f"{user}/received_events",
        "type": "Organization", "site_admin": False,
    }


def repository(number):
    """A row of GitHub's `GET /installation/repositories`, as text of about 5 KB."""
    name = f"repo-{number:06d}"
    full = f"{ACCOUNT}/{name}"
    url = f"{WEB}/api/v3/repos/{full}"
    hour = f"{number % 24:02d}:{number % 60:02d}:{number * 7 % 60:02d}"
    row = {
        "id": FIRST_REPOSITORY + number * REPOSITORY_STEP, "node_id": f"R_kgDO{_digest(number)[:10]}", "name": name,
        "full_name": full, "private": number % 4 != 0, "owner": _owner(), "html_url": f"{WEB}/{full}",
        "description": f"What team {number % 311} runs in shift {number % 7}: {_digest(number + 1)[:12]}",
        "fork": number % 50 == 0, "url": url,
    }
    row |= {key: url + path for key, path in REPOSITORY_LINKS.items()}
    row |= {
        "created_at": f"2021-03-{number % 28 + 1:02d}T{hour}Z", "updated_at": f"2026-09-{number % 28 + 1:02d}T{hour}Z",
        "pushed_at": f"2026-10-{number % 28 + 1:02d}T{hour}Z", "git_url": f"git://forge.example/{full}.git",
        "ssh_url": f"git@forge.example:{full}.git", "clone_url": f"{WEB}/{full}.git", "svn_url": f"{WEB}/{full}",
        "homepage": None, "size": number * 37 % 90_000, "stargazers_count": number % 19,
        "watchers_count": number % 19, "language": LANGUAGES[number % len(LANGUAGES)], "has_issues": True,
        "has_projects": True, "has_downloads": True, "has_wiki": False, "has_pages": False,
        "has_discussions": False, "forks_count": number % 5, "mirror_url": None, "archived": number % 97 == 5,
        "disabled": False, "open_issues_count": number % 41,
        "license": {
            "key": "apache-2.0", "name": "Apache License 2.0", "spdx_id": "Apache-2.0",
            "url": f"{WEB}/api/v3/licenses/apache-2.0", "node_id": "MDc6TGljZW5zZTI=",
        },
        "allow_forking": False, "is_template": False, "web_commit_signoff_required": False,
        "topics": ["backend", f"team-{number % 311}"], "visibility": "public" if number % 4 == 0 else "private",
        "forks": number % 5, "open_issues": number % 41, "watchers": number % 19,
        "default_branch": "master" if number % 9 == 0 else "main",
        "permissions": {"admin": False, "maintain": False, "push": False, "triage": False, "pull": False},
    }
    return json.dumps(row, separators=(",", ":"))


def _namespace(number):
    team = f"team-{number // PROJECTS_PER_TEAM:04d}"
    return {
        "id": 20_000 + number // PROJECTS_PER_TEAM, "name": team, "path": team, "kind": "group",
        "full_path": f"fleet/{team}", "parent_id": 19_999, "avatar_url": None,
        "web_url": f"{WEB}/groups/fleet/{team}",
    }


def _project_head(number):
    team, name = f"team-{number // PROJECTS_PER_TEAM:04d}", f"service-{number:06d}"
    path = f"fleet/{team}/{name}"
    day = f"{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}"
    return {
        "id": FIRST_PROJECT + number * PROJECT_STEP,
        "description": f"What shift {number % 7} of the team runs: {_digest(number)}", "name": name,
        "name_with_namespace": f"fleet / {team} / {name}", "path": name, "path_with_namespace": path,
        "created_at": f"2021-03-{day}:11.482Z", "default_branch": "main", "tag_list": ["backend"],
        "topics": ["backend"], "ssh_url_to_repo": f"git@forge.example:{path}.git",
        "http_url_to_repo": f"{WEB}/{path}.git", "web_url": f"{WEB}/{path}",
        "readme_url": f"{WEB}/{path}/-/blob/main/README.md", "forks_count": number % 10, "avatar_url": None,
        "star_count": number % 10, "last_activity_at": f"2026-10-{day}:47.020Z", "namespace": _namespace(number),
    }


def simple_project(number):
    """A row of GitLab's `GET /projects?simple=true`. All such rows are of one length."""
    return json.dumps(_project_head(number), separators=(",", ":"))


FEATURES = [
    "issues", "repository", "merge_requests", "forking", "wiki", "builds", "snippets", "pages", "analytics",
    "container_registry", "security_and_compliance", "releases", "environments", "feature_flags",
    "infrastructure", "monitor", "model_experiments", "model_registry", "package_registry", "requirements",
]


def project(number):
    """A row of GitLab's `GET /projects`, about 5 KB. All rows are of one length, so that any can be found in a page."""
    api = f"{WEB}/api/v4/projects/{FIRST_PROJECT + number * PROJECT_STEP}"
    row = _project_head(number)
    path = row["path_with_namespace"]
    row |= {
        "container_registry_image_prefix": f"registry.forge.example/{path}",
        "_links": {
            "self": api, "issues": f"{api}/issues", "merge_requests": f"{api}/merge_requests",
            "repo_branches": f"{api}/repository/branches", "labels": f"{api}/labels", "events": f"{api}/events",
            "members": f"{api}/members", "cluster_agents": f"{api}/cluster_agents",
        },
        "marked_for_deletion_at": None, "marked_for_deletion_on": None, "packages_enabled": True, "empty_repo": False,
        "archived": False, "visibility": "internal", "resolve_outdated_diff_discussions": False,
        "repository_object_format": "sha1", "issues_enabled": True, "merge_requests_enabled": True,
        "wiki_enabled": True, "jobs_enabled": True, "snippets_enabled": True, "container_registry_enabled": True,
        "service_desk_enabled": False, "service_desk_address": None, "can_create_merge_request_in": True,
    }
    row |= {f"{feature}_access_level": "enabled" for feature in FEATURES}
    row |= {
        "emails_disabled": False, "emails_enabled": True, "show_diff_preview_in_email": True,
        "shared_runners_enabled": True, "lfs_enabled": True, "creator_id": 2001, "import_url": None,
        "import_type": None, "import_status": "none", "import_error": None, "open_issues_count": number % 10,
        "description_html": f"<p data-sourcepos=\"1:1-1:80\" dir=\"auto\">{row['description']}</p>",
        "updated_at": row["last_activity_at"], "ci_default_git_depth": 20, "ci_delete_pipelines_in_seconds": None,
        "ci_forward_deployment_enabled": True, "ci_forward_deployment_rollback_allowed": True,
        "ci_job_token_scope_enabled": False, "ci_separated_caches": True,
        "ci_allow_fork_pipelines_to_run_in_parent_project": True,
        "ci_id_token_sub_claim_components": ["project_path", "ref_type", "ref"], "build_git_strategy": "fetch",
        "keep_latest_artifact": True, "restrict_user_defined_variables": True,
        "ci_pipeline_variables_minimum_override_role": "developer", "runner_token_expiration_interval": None,
        "group_runners_enabled": True, "resource_group_default_process_mode": "unordered",
        "auto_cancel_pending_pipelines": "enabled", "build_timeout": 3600, "auto_devops_enabled": False,
        "auto_devops_deploy_strategy": "continuous", "ci_push_repository_for_job_token_allowed": False,
        "ci_config_path": "", "public_jobs": True, "shared_with_groups": [],
        "only_allow_merge_if_pipeline_succeeds": False, "allow_merge_on_skipped_pipeline": None,
        "request_access_enabled": True, "only_allow_merge_if_all_discussions_are_resolved": False,
        "remove_source_branch_after_merge": True, "printing_merge_request_link_enabled": True,
        "merge_method": "merge", "merge_request_title_regex": None, "squash_option": "default_off",
        "enforce_auth_checks_on_uploads": True, "suggestion_commit_message": None,
        "merge_commit_template": None, "squash_commit_template": None, "issue_branch_template": None,
        "warn_about_potentially_unwanted_characters": True, "autoclose_referenced_issues": True,
        "max_artifacts_size": None, "external_authorization_classification_label": "",
        "requirements_enabled": False, "security_and_compliance_enabled": True, "compliance_frameworks": [],
        "permissions": {
            "project_access": None,
            "group_access": {"access_level": 40, "notification_level": 3},
        },
    }
    return json.dumps(row, separators=(",", ":"))
