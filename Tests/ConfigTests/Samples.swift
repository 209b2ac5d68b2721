// Configs that the tests start from.

import Config
import Foundation

enum Samples {
    /// The rules that the tests' reader knows.
    static let rules: [String: [RuleParameter]] = [
        "rebuild-hook-missing": [],
        "gitlab-token-expires-soon": [RuleParameter("within_days", .integer(1...365))],
        "github-installation-covers-all-repositories": [],
        "gitlab-token-scope-excessive": [RuleParameter("allow", .strings), RuleParameter("note", .string)],
    ]

    static let reader = ConfigReader(knownRules: rules)

    /// The smallest config that is valid: nine lines, the integration begins in line 3.
    static let small = """
        version: 1
        integrations:
          - id: acme-gitlab
            owner: { organization: acme }
            added_by: alice
            gitlab:
              url: https://gitlab.example.com
              token: { env: ACME_GITLAB_TOKEN }

        """

    /// `small` with lines after it, from line 9 on.
    static func small(and more: String) -> String { small + more + "\n" }

    /// `small` with one part replaced.
    static func small(_ part: String, _ replacement: String) -> String {
        small.replacingOccurrences(of: part, with: replacement)
    }

    /// An app, an integration of it, and lines after that.
    static func gitHub(app: String, integration: String) -> String {
        """
        version: 1
        github_apps:
          hub:
        \(app.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
        integrations:
          - id: acme-github
            owner: { user: dave }
            github: \(integration)

        """
    }

    /// What the reader says of `text`: one line for each problem, empty where it is valid.
    static func problems(of text: String) -> [String] {
        do {
            _ = try reader.read(text: text, path: "c.yaml")
            return []
        } catch {
            return error.errors.map { "\($0)" }
        }
    }
}
