// What a person sees of a mistake in the config: the place and what to write instead.
import Foundation
import TestSupport
import Testing

@Suite("Mistakes in the config", .timeLimit(.minutes(15)))
struct ConfigProblemTests {
    struct Mistake: CustomTestStringConvertible {
        let testDescription: String
        let right: String
        let wrong: String
        let lines: [String]

        init(_ name: String, _ right: String, _ wrong: String, _ lines: String...) {
            testDescription = name
            self.right = right
            self.wrong = wrong
            self.lines = lines
        }
    }

    static let mistakes = [
        Mistake(
            "an unknown key", "rebuild_hook:", "rebuild_hok:",
            "small.yaml:10:7: error: unknown key 'rebuild_hok' in 'gitlab' (did you mean 'rebuild_hook'?)"),
        Mistake(
            "a duplicate id", "audit:",
            """
              - id: dave-gitlab
                owner: { user: dave }
                gitlab: { url: "https://gitlab.com", token: { env: DAVE_GITLAB_TOKEN } }
            audit:
            """,
            "small.yaml:11:9: error: duplicate integration id 'dave-gitlab' (first given in line 5)"),
        Mistake(
            "an app that isn't defined", "audit:",
            """
              - id: dave-github
                owner: { user: dave }
                github: { app: hubb, installation_id: 1, account: dave-codes }
            github_apps:
              hub: { app_id: 4711, private_key: { file: hub.pem } }
            audit:
            """,
            "small.yaml:13:20: error: there is no 'hubb' under 'github_apps' (did you mean 'hub'?)"),
        Mistake(
            "a day that doesn't exist", "2027-06-30", "2027-06-31",
            "small.yaml:20:16: error: 'expires': '2027-06-31' is not a day of the calendar"),
        Mistake(
            "an unknown rule, and a parameter of a known one",
            "rules: { gitlab-token-expires-soon: { within_days: 30 } }",
            "rules: { gitlab-token-expires-son: low, gitlab-token-unused: { within_day: 30 } }",
            "small.yaml:12:12: error: there is no rule 'gitlab-token-expires-son'"
                + " (did you mean 'gitlab-token-expires-soon'?)",
            "small.yaml:12:66: error: unknown key 'within_day' in 'gitlab-token-unused' (did you mean 'within_days'?)"),
        Mistake(
            "a variable that isn't set", "{ file: .demo/secrets/dave-gitlab.token }", "{ env: DAVE_GITLAB_TOKN }",
            "small.yaml:9:14: error: env DAVE_GITLAB_TOKN: the environment variable is not set (did you mean 'DAVE_GITLAB_TOKEN'?)"
        ),
        Mistake(
            "a file that isn't there", "dave-gitlab.token", "dave.token",
            "small.yaml:9:14: error: file .demo/secrets/dave.token: "),
    ]

    @Test(
        "`check` and `run` name file, line, column and the nearest valid name", arguments: mistakes, ["check", "run"])
    func told(mistake: Mistake, command: String) async throws {
        try #require(SmallConfig.dave.contains(mistake.right))
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave.replacing(mistake.right, with: mistake.wrong), to: "small.yaml")
            let value = "glpat-Zx3kQ9vL2mN8pR5tW7yB.01.0w1abcdef"
            let run = try await scratch.forgeaudit(
                command, "-c", "small.yaml", environment: ["DAVE_GITLAB_TOKEN": value])
            #expect(run.status == 2)
            #expect(run.output == "")
            #expect(run.errorLines.count == mistake.lines.count, "\(run.errors)")
            for (line, expected) in zip(run.errorLines, mistake.lines) { #expect(line.hasPrefix(expected)) }
            #expect(!run.errors.contains(value))
            #expect(!FileManager.default.fileExists(atPath: scratch.snapshots.path))
        }
    }

    @Test("a good config with a secret from the environment is fine")
    func fine() async throws {
        try await Scratch.use { scratch in
            try scratch.write(
                SmallConfig.dave.replacing(
                    "{ file: .demo/secrets/dave-gitlab.token }", with: "{ env: DAVE_GITLAB_TOKEN }"),
                to: "small.yaml")
            let run = try await scratch.forgeaudit(
                "check", "-c", "small.yaml",
                environment: ["DAVE_GITLAB_TOKEN": "glpat-Zx3kQ9vL2mN8pR5tW7yB.01.0w1abcdef"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output == "small.yaml is fine: 1 integration, 0 GitHub Apps, 1 secret, 1 waiver\n")
            #expect(run.errors == "")
        }
    }

    @Test("a config that isn't there")
    func missing() async throws {
        let run = try await Scratch.use { try await $0.forgeaudit("check", "-c", "nowhere.yaml") }
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("nowhere.yaml:1:1: error: the file can't be read"))
    }
}
