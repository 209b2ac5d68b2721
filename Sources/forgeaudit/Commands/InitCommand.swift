// `forgeaudit init`: a first config.

import ArgumentParser
import Config
import Foundation
import Inventory
import Logging

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a first config, and ask the forges what its credentials may do.",
        discussion: """
            Asks on a terminal for what no option says. The file must not be there yet. A secret is said by where it is: \
            env:NAME, file:PATH, credential:NAME or sealed:NAME; a relative path starts at the config.

            Exit status: 0 written, and every credential works; 1, 3 written, and `check --online` says the same; 2 could \
            not be written, or not all secrets can be had yet; 64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption
    @OptionGroup var output: LogOptions
    @OptionGroup var network: NetworkOptions

    @Option(help: "The platform's organization that the integrations belong to (default: the user's own).")
    var organization: String?
    @Option(help: "The platform user who added them.")
    var user: String?
    @Option(help: "That user's role in the organization.")
    var role: PlatformRole?

    @Option(help: "A GitHub App's id.")
    var githubApp: Int?
    @Option(help: ArgumentHelp("Where its private key is.", valueName: "secret"))
    var githubKey: SecretWord?
    @Option(help: "Its API; https://HOST/api/v3 for Enterprise Server (default: https://api.github.com).")
    var githubUrl: String?
    @Option(help: "The id of the App's installation.")
    var installation: Int?
    @Option(help: "The account that it is installed on.")
    var account: String?
    @Option(help: "Who installed it, if you know.")
    var installedBy: String?

    @Option(help: "A GitLab's address.")
    var gitlab: String?
    @Option(help: ArgumentHelp("Where the access token is.", valueName: "secret"))
    var gitlabToken: SecretWord?
    @Option(help: "The address that the platform's webhooks call.")
    var hook: String?

    @Option(
        help: ArgumentHelp(
            "Where snapshots and reports go (default: beside the config; /var/lib/forgeaudit for one below /etc).",
            valueName: "folder"))
    var data: String?

    @Flag(help: "Don't ask the forges.")
    var offline = false

    /// A question's answer is asked for again; an option that can't be taken is told at once.
    func validate() throws {
        let texts = [
            ("organization", organization), ("user", user), ("account", account), ("installed-by", installedBy),
            ("data", data),
        ]
        let addresses = [("github-url", githubUrl), ("gitlab", gitlab), ("hook", hook)]
        for (name, text) in texts + addresses {
            guard let text else { continue }
            do throws(AnswerProblem) {
                _ = try Answer.text(text)
                if addresses.contains(where: { $0.0 == name }) { _ = try Answer.address(text) }
            } catch {
                throw ValidationError("--\(name): \(error.message)")
            }
        }
        for (name, number) in [("github-app", githubApp), ("installation", installation)] where (number ?? 1) < 1 {
            throw ValidationError("--\(name): a number is wanted, as the forge shows it")
        }
    }

    func run() async throws {
        let command = self
        try await CommandBody.run(output.logger, format: output.logFormat) { try await command.write() }
    }

    private func write() async throws -> ExitStatus {
        let path = config.config
        guard !FileManager.default.fileExists(atPath: path) else {
            Standard.error("\(path) is there already: nothing was written. Give another name with --config")
            return .couldNotRun
        }
        let text = try answers().text
        // What can't be read again is told with its place, and isn't written.
        _ = try ConfigReader(knownRules: RuleNames.known).read(text: text, path: path)
        guard let file = fopen(path, "wx") else {
            Standard.error("\(path) can't be written: \(String(cString: strerror(errno)))")
            return .couldNotRun
        }
        // It holds no secret, and a service reads it as another user, whatever the umask of who wrote it.
        let isWritten = fputs(text, file) >= 0 && fchmod(fileno(file), 0o644) == 0
        guard fclose(file) == 0, isWritten else {
            Standard.error("\(path) can't be written: \(String(cString: strerror(errno)))")
            return .couldNotRun
        }
        Standard.output("\(path) is written.")
        writeSchema(beside: path)
        let status = try await check(path)
        let option = path == "forgeaudit.yaml" ? "" : " --config \(path)"
        Standard.output("Next: forgeaudit \(status == .clean ? "run" : "check --online")\(option)")
        return status
    }

    private func check(_ path: String) async throws -> ExitStatus {
        var workspace = try Workspace(reading: path)
        do {
            try workspace.resolveSecrets()
        } catch let problems as ConfigProblems {
            Standard.error(problems.description)
            return .couldNotRun
        }
        guard !offline else { return .clean }
        let answers = try await OnlineCheck(workspace: workspace, context: workspace.context(output, network)).run()
        Standard.output(OnlineCheck.text(answers))
        return OnlineCheck.status(answers)
    }

    private func answers() throws -> FirstConfig {
        let ask = Questions.terminal
        let organization = try ask.optional(
            organization, "Your organization on the platform (empty: a user's own):", Answer.text)
        let name = try ask.needed(user, "The platform user who added the integrations:", Answer.text)
        guard let name else { throw ValidationError("--user is missing: the platform user who added the integrations") }
        let role = organization == nil ? nil : try self.role(of: name, ask)
        let github = try gitHub(ask)
        let gitlab = try gitLab(ask)
        guard github != nil || gitlab != nil else {
            throw ValidationError("there is nothing to audit: give --github-app or --gitlab with what belongs to it")
        }
        return FirstConfig(
            organization: organization, user: name, role: role, github: github, gitlab: gitlab, data: folder,
            schema: Self.schema)
    }

    /// The service may not write below /etc.
    private var folder: String {
        let file = URL(fileURLWithPath: config.config).standardizedFileURL.path
        let given = data ?? (file.hasPrefix("/etc/") ? "/var/lib/forgeaudit" : "")
        return given.isEmpty || given.hasSuffix("/") ? given : given + "/"
    }

    /// Nothing is taken for granted: a role that nobody stated would let a rule pass.
    private func role(of user: String, _ ask: Questions) throws -> PlatformRole {
        let words = PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")
        let role = try ask.needed(role, "The role of \(TerminalText.safe(user)) there (\(words)):", Answer.role)
        guard let role else { throw ValidationError("--role is missing: what --user is in --organization (\(words))") }
        return role
    }

    private func gitHub(_ ask: Questions) throws -> FirstConfig.GitHub? {
        let app = try ask.optional(githubApp, "A GitHub App's id (empty: none):", Answer.number)
        guard let app else { return nil }
        let key = try ask.needed(githubKey, "Where its private key is (env:NAME, file:PATH, …):", Answer.secret)
        let url = try ask.optional(
            githubUrl, "GitHub's API (empty: \(Self.gitHubAPI); https://HOST/api/v3 for Enterprise Server):",
            Answer.address)
        let installation = try ask.needed(installation, "The installation's id:", Answer.number)
        let account = try ask.needed(account, "The account that it is installed on:", Answer.text)
        guard let key, let installation, let account else {
            throw ValidationError("--github-app needs --github-key, --installation and --account")
        }
        return FirstConfig.GitHub(
            app: app, key: key, apiURL: url ?? Self.gitHubAPI, installation: installation, account: account,
            installedBy: try ask.optional(installedBy, "Who installed it (empty: unknown):", Answer.text))
    }

    private func gitLab(_ ask: Questions) throws -> FirstConfig.GitLab? {
        guard let url = try ask.optional(gitlab, "A GitLab's address (empty: none):", Answer.address) else {
            return nil
        }
        let token = try ask.needed(gitlabToken, "Where the access token is (env:NAME, file:PATH, …):", Answer.secret)
        guard let token else { throw ValidationError("--gitlab needs --gitlab-token") }
        return FirstConfig.GitLab(
            url: url, token: token,
            hook: try ask.optional(hook, "The address that your webhooks call (empty: none):", Answer.address))
    }

    /// Editors look for it where nothing is installed. They do without it, so that it can't be written is no failure.
    private func writeSchema(beside path: String) {
        guard Self.schema == Self.schemaName else { return }
        let file = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(Self.schemaName)
        let text = Data((ConfigSchema.text(of: RuleNames.description) + "\n").utf8)
        guard (try? text.write(to: file, options: .withoutOverwriting)) != nil else { return }
        Standard.output("\(Self.schemaName) is beside it, for editors that know JSON Schema.")
    }

    private static let gitHubAPI = "https://api.github.com"
    private static let schemaName = "config.schema.json"

    /// The installed schema, or the name of the one beside the config.
    private static var schema: String {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let installed = program.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/forgeaudit/config.schema.json").path
        return FileManager.default.fileExists(atPath: installed) ? installed : schemaName
    }
}
