// `forgeaudit explain`: everything about one rule, one integration, or one of its repositories.

import ArgumentParser
import Foundation
import Inventory
import Logging
import Rules
import Snapshots

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule, or what is known of an integration or of one of its repositories.",
        discussion: """
            With a rule's id: why it matters, how to fix it, what it reads. With an integration's id (or an App's, as \
            app/NAME), and a repository's path where one is meant: every fact in the latest snapshot, each verdict with \
            its evidence, what is missing and who can grant it. Exit status: 0; 2 could not run; 64 for a rule, integration or repository that isn't \
            there.
            """)

    @Argument(help: "A rule's id, as in `forgeaudit rules`, an integration's id, or app/NAME.")
    var name: String

    @Argument(help: "A repository's path, such as acme/web.")
    var repository: String?

    @OptionGroup var config: ConfigOption
    @OptionGroup var snapshot: SnapshotOption

    func run() async throws {
        if repository == nil, let rule = RuleCatalogue.rule(name) {
            Standard.output(RuleText.of(rule))
            return
        }
        let (name, repository, path, option) = (name, repository, config.config, snapshot)
        try await CommandBody.run(Logger.plain) {
            guard let snapshot = try Self.open(option, path) else { throw Self.unknown(name, []) }
            defer { try? snapshot.close() }
            let homes =
                try snapshot.integrations().map(\.name)
                + snapshot.apps().map { SubjectHome.app($0.name).text }
            guard homes.contains(name) else { throw Self.unknown(name, homes) }
            let explanation = IntegrationExplanation(snapshot: snapshot, home: name, repository: repository)
            guard let text = try explanation.text() else {
                let near = try explanation.nearestPath().map { "; did you mean '\($0)'?" } ?? ""
                throw ValidationError(
                    TerminalText.safe("\(name) reaches no \(repository ?? "subject") in this snapshot\(near)"))
            }
            Standard.output(text)
            return .clean
        }
    }

    /// The snapshot that is meant; nil where none was named and there is neither config nor snapshot.
    private static func open(_ option: SnapshotOption, _ path: String) throws -> Snapshot? {
        if let file = option.snapshot { return try Snapshot.read(URL(fileURLWithPath: file)) }
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try Snapshot.read(Workspace(reading: path).snapshotFile(option))
    }

    private static func unknown(_ name: String, _ homes: [String]) -> ValidationError {
        let rule = RuleCatalogue.nearest(to: name).map { ", did you mean '\($0)'?" } ?? "; see `forgeaudit rules`"
        let known = homes.isEmpty ? "" : "; the snapshot holds \(homes.joined(separator: ", "))"
        return ValidationError(TerminalText.safe("there is no rule or integration '\(name)'\(rule)\(known)"))
    }
}
