// GitHub's payloads, as large as the real ones, so that what a client spends on reading them is real too.
import Foundation

/// Renders what the fleet describes. Addresses in bodies carry the fleet's host, never the port.
struct GitHubBodies: Sendable {
    private let fleet: GitHubFleet
    private let repositories = RenderCache()

    init(_ fleet: GitHubFleet) { self.fleet = fleet }

    /// A "simple user": a user or an organization as it is embedded everywhere.
    func account(_ account: GitHubAccount) -> JSONValue {
        let url = "\(fleet.apiURL)/users/\(account.login)"
        return [
            "login": .string(account.login), "id": .int(account.id),
            "node_id": .string(NodeID.text(account.isOrganization ? "O" : "U", account.id)),
            "avatar_url": "\(fleet.webOrigin)/avatars/u/\(account.id)?v=4", "gravatar_id": "", "url": .string(url),
            "html_url": "\(fleet.webOrigin)/\(account.login)", "followers_url": "\(url)/followers",
            "following_url": "\(url)/following{/other_user}", "gists_url": "\(url)/gists{/gist_id}",
            "starred_url": "\(url)/starred{/owner}{/repo}", "subscriptions_url": "\(url)/subscriptions",
            "organizations_url": "\(url)/orgs", "repos_url": "\(url)/repos", "events_url": "\(url)/events{/privacy}",
            "received_events_url": "\(url)/received_events",
            "type": account.isOrganization ? "Organization" : "User", "user_view_type": "public", "site_admin": false,
        ]
    }

    /// The account with this login; null if the fleet does not know it.
    func account(_ login: String?) -> JSONValue {
        login.flatMap { fleet.accounts[$0] }.map { account($0) } ?? .null
    }

    func app(_ app: GitHubApp, installations: Int) -> JSONValue {
        [
            "id": .int(app.id), "client_id": .string(app.clientID), "slug": .string(app.slug),
            "node_id": .string(NodeID.text("A", app.id)), "owner": account(app.owner), "name": .string(app.name),
            "description": .string(app.description), "external_url": "\(fleet.webOrigin)/\(app.owner)",
            "html_url": "\(fleet.webOrigin)/apps/\(app.slug)", "created_at": .string(Timestamp.iso(app.createdAt)),
            "updated_at": .string(Timestamp.iso(app.updatedAt)), "permissions": .map(app.permissions),
            "events": .texts(app.events), "installations_count": .int(installations),
        ]
    }

    func installation(_ installation: GitHubInstallation, _ context: GitHubContext) -> JSONValue {
        let app = context.app(installation.app)
        let account = fleet.accounts[installation.account]
        let isOrganization = account?.isOrganization ?? false
        let settings = isOrganization ? "organizations/\(installation.account)/settings" : "settings"
        return [
            "id": .int(installation.id), "client_id": .text(app?.clientID),
            "account": self.account(installation.account),
            "repository_selection": installation.coversAll ? "all" : "selected",
            "access_tokens_url": "\(fleet.apiURL)/app/installations/\(installation.id)/access_tokens",
            "repositories_url": "\(fleet.apiURL)/installation/repositories",
            "html_url": "\(fleet.webOrigin)/\(settings)/installations/\(installation.id)", "app_id": .number(app?.id),
            "app_slug": .text(app?.slug), "target_id": .number(account?.id),
            "target_type": isOrganization ? "Organization" : "User", "permissions": .map(installation.permissions),
            "events": .texts(installation.events),
            "created_at": .string(Timestamp.isoWithMilliseconds(installation.createdAt)),
            "updated_at": .string(Timestamp.isoWithMilliseconds(installation.updatedAt)), "single_file_name": nil,
            "has_multiple_single_files": false, "single_file_paths": [],
            "suspended_by": self.account(installation.suspendedBy),
            "suspended_at": .text(installation.suspendedAt.map { Timestamp.iso($0) }),
        ]
    }

    func request(_ request: GitHubInstallationRequest) -> JSONValue {
        [
            "id": .int(request.id), "node_id": .string(NodeID.text("IR", request.id)),
            "account": account(request.account),
            "requester": account(request.requester), "created_at": .string(Timestamp.iso(request.createdAt)),
        ]
    }

    /// The secret is masked, and absent where none is set.
    func hookConfig(_ hook: GitHubAppHook) -> JSONValue {
        let config: JSONValue = ["content_type": "json", "insecure_ssl": hook.verifiesTLS ? "0" : "1"]
        return config.adding((hook.hasSecret ? [("secret", "********")] : []) + [("url", .string(hook.url))])
    }

    func delivery(_ delivery: GitHubDelivery) -> JSONValue {
        let digits = RequestIdentity.digits(
            method: "delivery", target: String(delivery.redeliveryOf ?? delivery.id), credential: "", occurrence: 1)
        let guid = GitLabAPI.uuid(digits)
        return [
            "id": .int(delivery.id), "guid": .string(guid), "delivered_at": .string(Timestamp.iso(delivery.time)),
            "redelivery": .bool(delivery.redeliveryOf != nil), "duration": .double(delivery.seconds),
            "status": .string(delivery.status),
            "status_code": .int(delivery.code), "event": .string(delivery.event), "action": .text(delivery.action),
            "installation_id": .number(delivery.installation), "repository_id": .number(delivery.repository),
            "throttled_at": nil,
        ]
    }

    func membership(_ member: GitHubAccount.Membership, user: GitHubAccount, organization: GitHubAccount) -> JSONValue {
        let url = "\(fleet.apiURL)/orgs/\(organization.login)"
        return [
            "url": "\(url)/memberships/\(user.login)", "state": member.isPending ? "pending" : "active",
            "role": .string(member.role), "organization_url": .string(url),
            "organization": [
                "login": .string(organization.login), "id": .int(organization.id),
                "node_id": .string(NodeID.text("O", organization.id)), "url": .string(url), "repos_url": "\(url)/repos",
                "events_url": "\(url)/events", "hooks_url": "\(url)/hooks", "issues_url": "\(url)/issues",
                "members_url": "\(url)/members{/member}", "public_members_url": "\(url)/public_members{/member}",
                "avatar_url": "\(fleet.webOrigin)/avatars/u/\(organization.id)?v=4", "description": nil,
            ],
            "user": account(user),
        ]
    }

    /// A full repository. Its `permissions` are those of an app's token: all false.
    func repository(_ repository: GitHubRepository, owner: String) -> JSONValue {
        .rendered(
            repositories.bytes(repository.id) {
                GitHubRepositoryBody(repository, owner: owner, ownerBody: account(owner), fleet: fleet).value
            })
    }
}
