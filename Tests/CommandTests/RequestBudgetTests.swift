// What a run costs a forge, counted in the forge's own log.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("The demo's requests", .timeLimit(.minutes(15)))
struct RequestBudgetTests {
    /// A credential, the repositories that it lists, and how many integrations of the demo use it.
    struct Use: CustomTestStringConvertible {
        let credential: String
        let repositories: Int
        var integrations = 1

        var testDescription: String { credential }
        /// A listing is never without its first page.
        var pages: Int { max(1, (repositories + 99) / 100) }
        /// 12 for 1,000 repositories: a token, the installer's membership, the pages.
        var gitHubBudget: Int { (pages + 2) * integrations }
        /// 25 for 1,000 projects, hooks apart: two listings and what the token says of itself.
        var gitLabBudget: Int { (pages * 2 + 5) * integrations }
    }

    /// The App itself, its webhook, its deliveries, and one page each of its installations and of the requests for it.
    static let appBudget = 5

    static let installations = [
        Use(credential: "installation 30614487", repositories: 230),
        Use(credential: "installation 30701188", repositories: 14),
        Use(credential: "installation 28455120", repositories: 18),
        Use(credential: "installation 30614502", repositories: 9, integrations: 2),
    ]

    static let tokens = [
        Use(credential: "token acme-gitlab", repositories: 150),
        Use(credential: "token acme-gitlab-readonly", repositories: 20),
        Use(credential: "token acme-gitlab-finegrained", repositories: 6),
        Use(credential: "token globex-gitlab", repositories: 45),
        Use(credential: "token globex-gitlab-admin", repositories: 6),
        Use(credential: "token dave-gitlab", repositories: 7, integrations: 2),
    ]

    @Test("the budgets are those of 1,000 repositories")
    func budgets() {
        #expect(Use(credential: "", repositories: 1_000).gitHubBudget == 12)
        #expect(Use(credential: "", repositories: 1_000).gitLabBudget == 25)
    }

    @Test(
        "1,000 repositories cost 12 requests on GitHub and 5 for the App, 25 on GitLab, and one more for each project with hooks",
        arguments: [(false, 25), (true, 1_025)])
    func thousand(hooks: Bool, gitLabBudget: Int) async throws {
        try await Scratch.use { scratch in
            try LargeFleet.write(to: scratch.fleet)
            try scratch.write(LargeFleet.config(hooks: hooks), to: "large.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "large.yaml", port: local.port)
                #expect(run.status == 0, "\(run.text)")
                let paths = local.forge.requests.map(\.target)
                let repeated = Dictionary(grouping: paths, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
                #expect(repeated == [])
                #expect(paths.count(where: { $0.hasPrefix("/api/v3/") }) <= 12 + Self.appBudget)
                #expect(paths.count(where: { $0.hasPrefix("/gitlab/") }) <= gitLabBudget)
            }
        }
    }

    @Test("a GitHub installation keeps to its budget", arguments: installations)
    func installation(use: Use) async throws {
        let requests = try await Demo.first.requests
        let id = use.credential.split(separator: " ")[1]
        let own = requests.filter { $0.credential == use.credential || $0.path.contains("/installations/\(id)") }
        let app = id == "28455120" ? "app hub-legacy" : "app hub"
        let shared = requests.filter { $0.credential == app && !$0.path.contains("/app/installations/") }
        #expect(own.count(where: { $0.path.contains("/installation/repositories") }) == use.pages * use.integrations)
        #expect(own.count <= use.gitHubBudget)
        #expect(shared.count <= Self.appBudget)
        #expect(own.allSatisfy { $0.status < 300 })
    }

    @Test("a GitLab token keeps to its budget, with one request more for each project at most", arguments: tokens)
    func token(use: Use) async throws {
        let requests = try await Demo.first.requests.filter { $0.credential == use.credential }
        let hooks = requests.filter { $0.path.contains("/hooks") }
        #expect(requests.count - hooks.count <= use.gitLabBudget)
        #expect(requests.count > 0)
        #expect(hooks.count(where: { $0.path.contains("/projects/") }) <= use.repositories)
        // Groups come on top, each once: those above projects whose own hooks don't do the job.
        let groups = hooks.filter { $0.path.contains("/groups/") }
        #expect(Set(groups.map(\.path)).count == groups.count)
        #expect(requests.count - groups.count <= use.gitLabBudget + use.repositories)
    }

    @Test("no request is made twice, but by the integrations that share a credential")
    func once() async throws {
        let shared = (Self.installations + Self.tokens).filter { $0.integrations > 1 }
        for (request, repetitions) in Dictionary(grouping: try await Demo.first.requests, by: { $0 }) {
            let use = shared.first { use in
                request.credential == use.credential
                    || request.path.contains("/\(use.credential.split(separator: " ")[1])/access_tokens")
            }
            #expect(repetitions.count <= use?.integrations ?? 1, "\(request.method) \(request.path)")
        }
    }

    @Test("every request of the log is in the snapshot's count")
    func counted() async throws {
        let demo = try await Demo.first
        let total = try #require(demo.run.output.split(separator: "\n").first { $0.hasPrefix("total") })
        #expect(total.split(separator: " ").last.map { String($0) } == String(demo.requests.count))
    }

    @Test("hooks are read of the projects that are judged and maintained, and of no other")
    func hooks() async throws {
        let requests = try await Demo.first.requests
        func asked(_ credential: String) -> Set<Int> {
            Set(
                requests.filter { $0.credential == "token \(credential)" }
                    .compactMap { $0.path.firstMatch(of: /\/projects\/([0-9]+)\/hooks/).flatMap { Int($0.1) } })
        }
        let judged = try FleetProject.read("acme").filter { project in
            project.archived != true && project.empty != true && !project.path.hasPrefix("acme/archive/")
        }
        #expect(judged.count == 137)
        #expect(asked("acme-gitlab") == Set(judged.map(\.id)))
        let developed = [
            "analytics-tags", "a11y-tests", "translations", "email-templates", "guild-handbook", "coding-dojo",
            "hackday",
        ].map { "globex/web/\($0)" }
        let maintained = try FleetProject.read("globex").filter { project in
            !project.path.hasPrefix("globex/risk/") && !developed.contains(project.path)
        }
        #expect(maintained.count == 30)
        #expect(asked("globex-gitlab") == Set(maintained.map(\.id)))
        #expect(asked("globex-gitlab-admin") == [], "no rebuild hook is configured")
        #expect(asked("dave-gitlab").count == 7)
    }

    @Test("group hooks are read above projects whose own don't do the job, each group once")
    func groupHooks() async throws {
        let groups = try await Demo.first.requests
            .compactMap { $0.path.firstMatch(of: /\/groups\/([^\/]+)\/hooks/).map { String($0.1) } }
        let lacking = [
            "acme", "acme%2Fmobile", "acme%2Fplatform", "acme%2Fplatform%2Fcore", "acme%2Fweb-shop", "acme-data",
            "globex", "globex%2Fpayments", "globex%2Fweb",
        ]
        #expect(groups.sorted() == lacking.sorted())
    }

    @Test("nothing is asked of the suspended installation, and nothing more with a token that was refused")
    func refused() async throws {
        let requests = try await Demo.first.requests
        #expect(!requests.contains { $0.path.contains("30614611") || $0.credential.contains("30614611") })
        let refused = requests.filter { $0.credential == "token globex-gitlab-expired" }
        #expect(refused.map(\.status) == [401])
        let absent = requests.filter { $0.path.contains("29900001") }
        #expect(absent.map(\.method) == ["GET"])
        #expect(absent.map(\.status) == [404])
    }
}
