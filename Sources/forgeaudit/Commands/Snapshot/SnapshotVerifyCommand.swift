// `forgeaudit snapshot verify`: whether a snapshot is still what was published, and its findings what its facts give.

import ArgumentParser
import Audit
import Foundation
import Logging
import Rules
import Secrets
import Snapshots

struct SnapshotVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that a snapshot wasn't changed and that its findings follow from it.",
        discussion: """
            Recomputes the digests of every table, checks the schema and what refers to what, and judges a copy anew by \
            the recorded policy. With --public-key the signature beside it is checked as well. Needs no network, no \
            secret, and with FILE no config. Exit status: 0 verified; 1 changed, or not signed by the given key; \
            2 could not run; 3 another release judged it, so its findings can't be compared; 64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption

    @Argument(help: "The snapshot file (default: the latest one of the config's snapshot folder).")
    var file: String?

    @Option(
        help: ArgumentHelp(
            "The Ed25519 public key, in PEM form, that has to have signed the snapshot.", valueName: "file"))
    var publicKey: String?

    func run() async throws {
        let (path, name, publicKey) = (config.config, file, publicKey)
        try await CommandBody.run(Logger.plain) {
            let key = try publicKey.map { try PublicKeyFile.read($0) }
            let file =
                try name.map { URL(fileURLWithPath: $0) } ?? Workspace(reading: path).snapshots.latest
            return try Self.verify(file.resolvingSymlinksInPath(), key)
        }
    }

    private static func verify(_ file: URL, _ key: VerifyingKey?) throws -> ExitStatus {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        let problems = try snapshot.integrityProblems()
        guard problems.isEmpty else {
            for problem in problems { Standard.output("changed: \(TerminalText.safe("\(problem)"))") }
            Standard.output("\(TerminalText.safe(file.lastPathComponent)) is not what was published")
            return .findings
        }
        let content = TerminalText.safe(try snapshot.run().contentSHA256)
        Standard.output("observations, SHA-256: \(try snapshot.observationsSHA256())\ncontent, SHA-256: \(content)")
        guard try isSigned(snapshot, file, key) else { return .findings }
        return try judge(file)
    }

    /// Says what there is to say about the signature; false where a key is given and it isn't that key's.
    private static func isSigned(_ snapshot: Snapshot, _ file: URL, _ key: VerifyingKey?) throws -> Bool {
        guard let key else {
            if SignatureCheck.isPossible(file) {
                Standard.output("there is a signature, which was not checked: give --public-key")
            }
            return true
        }
        let check = try SignatureCheck.of(snapshot, file, by: key)
        Standard.output(TerminalText.safe(check.sentence(for: file, by: key)))
        if case .fits = check { return true }
        return false
    }

    private static func judge(_ file: URL) throws -> ExitStatus {
        switch try judgeAgain(file) {
        case .follows?:
            Standard.output("verified: nothing was changed, and the findings follow from the observations")
            return .clean
        case .differs(let tables)?:
            Standard.output("changed: the observations don't give the recorded \(tables.joined(separator: ", "))")
            return .findings
        case .otherRules?:
            Standard.output(
                "nothing was changed; the findings can't be compared, because another release's rules gave them")
            return .incomplete
        case nil:
            Standard.output("verified: nothing was changed; it holds no audit")
            return .clean
        }
    }

    /// Judges a copy in a folder of its own; nil where there is no audit.
    private static func judgeAgain(_ file: URL) throws -> AuditVerification? {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "forgeaudit-verify-\(UUID().uuidString)")
        try manager.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? manager.removeItem(at: folder) }
        let copy = folder.appending(path: "copy.sqlite")
        try manager.copyItem(at: file, to: copy)
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy.path)
        let snapshot = try Snapshot.edit(copy)
        defer { try? snapshot.close() }
        do {
            return try AuditVerification.run(on: snapshot, rules: RuleCatalogue.all)
        } catch let error as SnapshotsError where error.code == .notAudited {
            return nil
        }
    }
}
