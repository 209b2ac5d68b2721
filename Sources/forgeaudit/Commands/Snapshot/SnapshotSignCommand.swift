// `forgeaudit snapshot sign`: signs a snapshot, so that others can tell who published it.

import ArgumentParser
import Foundation
import Logging
import Secrets
import Snapshots

struct SnapshotSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a snapshot with the config's key.",
        discussion: """
            Writes FILE.statement, which says what each table holds, and FILE.sig, its Ed25519 signature by the key that \
            snapshots.sign_with refers to. `run` does so by itself. Exit status: 0 signed; 1 the snapshot was changed and \
            isn't signed; 2 could not run; 64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption

    @Argument(help: "The snapshot file (default: the latest one of the config's snapshot folder).")
    var file: String?

    func run() async throws {
        let (path, name) = (config.config, file)
        try await CommandBody.run(Logger.plain) {
            let workspace = try Workspace(reading: path)
            let signer = SnapshotSigner(key: try workspace.signingKeyAlone())
            try workspace.snapshots.create()
            let lock = try workspace.snapshots.lock()
            defer { withExtendedLifetime(lock) {} }
            let file = (name.map { URL(fileURLWithPath: $0) } ?? workspace.snapshots.latest).resolvingSymlinksInPath()
            return try Self.sign(file, signer)
        }
    }

    private static func sign(_ file: URL, _ signer: SnapshotSigner) throws -> ExitStatus {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        let problems = try snapshot.integrityProblems()
        guard problems.isEmpty else {
            for problem in problems { Standard.output("changed: \(TerminalText.safe("\(problem)"))") }
            Standard.output(
                "\(TerminalText.safe(file.lastPathComponent)) is not what was published, and isn't signed")
            return .findings
        }
        let files = SignatureFiles(beside: file)
        try files.write(signer.signature(of: snapshot))
        Standard.output(
            """
            signed by the key with the SHA-256 \(signer.key.verifyingKey.sha256)
            statement: \(TerminalText.safe(files.statement.path))
            signature: \(TerminalText.safe(files.signature.path))
            """)
        return .clean
    }
}
