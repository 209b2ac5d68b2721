// Asks each credential's forge once what it may do.

import Config
import Forges
import Inventory
import Secrets

/// What an import would learn about credentials first, without the import.
struct OnlineCheck {
    let workspace: Workspace
    let context: ForgeContext

    /// Apps first, then integrations in the config's order. Requests go side by side, as many as the config allows.
    func run() async throws -> [CredentialAnswer] {
        let probe = CredentialProbe(context)
        var questions: [@Sendable () async throws -> CredentialAnswer] = []
        for app in workspace.config.gitHubApps {
            guard let key = workspace.appKeys[app.name] else { continue }
            questions.append { GrantedRights.of(app, try await probe.app(key, of: app.forge)) }
        }
        for integration in workspace.config.integrations {
            let forge = workspace.integrationValue(integration).forge
            switch integration.source {
            case .github(let github):
                guard let app = workspace.config.gitHubApp(named: github.app), let key = workspace.appKeys[app.name]
                else {
                    continue
                }
                questions.append {
                    let id = Int64(github.installationID)
                    return GrantedRights.of(
                        integration.id, github, app, try await probe.installation(id, key: key, of: forge))
                }
            case .gitlab(let gitlab):
                guard let token = workspace.tokens[integration.id] else { continue }
                questions.append {
                    GrantedRights.of(integration.id, gitlab, try await probe.token(token, of: forge))
                }
            }
        }
        return try await answers(to: questions)
    }

    private func answers(
        to questions: [@Sendable () async throws -> CredentialAnswer]
    ) async throws -> [CredentialAnswer] {
        try await withThrowingTaskGroup(of: (Int, CredentialAnswer).self) { group in
            for (index, question) in questions.enumerated() {
                group.addTask { (index, try await question()) }
            }
            var answers: [Int: CredentialAnswer] = [:]
            while let (index, answer) = try await group.next() { answers[index] = answer }
            return questions.indices.compactMap { answers[$0] }
        }
    }

    /// One row each, and below it what is lacking.
    static func text(_ answers: [CredentialAnswer]) -> String {
        var table = TextTable([("credential", .left), ("", .left), ("may", .left)])
        for answer in answers {
            table.add([answer.name, answer.standing.rawValue, TerminalText.safe(answer.may)])
            for lack in answer.lacks { table.add(["", "may not", TerminalText.safe(lack)]) }
        }
        return table.text
    }

    /// As a run's: what couldn't be asked goes before what was refused.
    static func status(_ answers: [CredentialAnswer]) -> ExitStatus {
        if answers.contains(where: { $0.standing == .unknown }) { return .incomplete }
        return answers.allSatisfy { $0.standing == .works } ? .clean : .findings
    }
}
