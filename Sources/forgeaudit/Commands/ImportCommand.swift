// `forgeaudit import`: the snapshot without judging it.

import ArgumentParser
import Inventory
import Snapshots

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import every integration into a new snapshot, without an audit.",
        discussion: ExitStatus.help)

    @OptionGroup var options: ImportOptions

    func run() async throws {
        let options = options
        let log = options.output.logger
        try await CommandBody.run(log, format: options.output.logFormat) {
            let (_, file) = try await options.publish(log)
            let snapshot = try Snapshot.read(file)
            defer { try? snapshot.close() }
            // Blocked is proven: it's for the audit to call it a finding.
            let open = try snapshot.integrations().filter {
                $0.importState != .complete && $0.importState != .blocked
            }
            return open.isEmpty ? .clean : .incomplete
        }
    }
}
