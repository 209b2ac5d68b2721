// Compares a snapshot with the signature beside it.

import Foundation
import Secrets
import Snapshots

/// What became of it.
enum SignatureCheck {
    /// The statement is of this snapshot, and signed by this key.
    case fits
    /// These files of the two aren't there.
    case missing([URL])
    /// The statement names the key with this SHA-256.
    case otherKey(String)
    /// The statement is of this snapshot and names this key, but that isn't its signature.
    case signatureChanged
    /// The statement isn't what this key signed.
    case statementChanged
    /// The signature is right, and the statement says otherwise of these parts of the snapshot.
    case otherContent([String])

    /// Far above what a statement has: some 60 lines.
    private static let statementLimit = 65_536

    /// Compares; `file` is the snapshot's own file and not a link to it.
    static func of(_ snapshot: Snapshot, _ file: URL, by key: VerifyingKey) throws -> SignatureCheck {
        let files = SignatureFiles(beside: file)
        let missing = [files.statement, files.signature].filter { !FileManager.default.fileExists(atPath: $0.path) }
        guard missing.isEmpty else { return .missing(missing) }
        guard let statement = try content(of: files.statement) else { return .statementChanged }
        let signature = try content(of: files.signature) ?? []
        let here = try snapshot.statement(keySHA256: key.sha256)
        if key.accepts(signature, of: statement) {
            if statement == here.bytes { return .fits }
            return .otherContent(here.differences(from: String(decoding: statement, as: UTF8.self)))
        }
        if statement == here.bytes { return .signatureChanged }
        // What an unsigned text says of its key helps whoever gave the wrong one, and proves nothing.
        let named = SnapshotStatement.keySHA256(in: String(decoding: statement, as: UTF8.self))
        if let named, named != key.sha256 { return .otherKey(named) }
        return .statementChanged
    }

    /// Whether there is something that could be checked.
    static func isPossible(_ file: URL) -> Bool {
        FileManager.default.fileExists(atPath: SignatureFiles(beside: file).signature.path)
    }

    /// Nil where the file has more bytes than any statement or signature.
    private static func content(of file: URL) throws -> [UInt8]? {
        do {
            return try BoundedFile(path: file.path, limit: statementLimit).bytes
        } catch {
            switch error {
            case .tooLarge: return nil
            case .notRegular: throw SnapshotsError(.damaged, "\(file.path) is not a regular file")
            case .unreadable(let reason): throw SnapshotsError(.disk, "can't read \(file.path): \(reason)")
            }
        }
    }

    /// The line that tells a person.
    func sentence(for file: URL, by key: VerifyingKey) -> String {
        let files = SignatureFiles(beside: file)
        let (statement, signature) = (files.statement.lastPathComponent, files.signature.lastPathComponent)
        return switch self {
        case .fits: "signed by the key with the SHA-256 \(key.sha256)"
        case .missing(let missing):
            "not signed: there is no \(missing.map(\.lastPathComponent).joined(separator: " and no "))"
        case .otherKey(let named):
            "signed with another key: \(statement) names the one with the SHA-256 \(named), the given one has \(key.sha256)"
        case .signatureChanged: "changed: \(signature) is not this key's signature of \(statement)"
        case .statementChanged: "changed: \(statement) is not what was signed"
        case .otherContent(let parts):
            "changed: it isn't the snapshot that was signed: \(parts.joined(separator: ", "))"
        }
    }
}
