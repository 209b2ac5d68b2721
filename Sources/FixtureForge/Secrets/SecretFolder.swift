// Keeps the secrets of a fleet in a folder, so that a client started later finds them, and finds the same after a restart.
import CryptoExtras
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder with `<app>.pem` and `<token>.token`, readable by nobody else.
package struct SecretFolder: Sendable {
    private let folder: URL

    /// - Parameter folder: made, with those above it, if it isn't there.
    package init(_ folder: URL) { self.folder = folder }

    /// The secrets of the fleet: what the folder already holds, and fresh ones, written down, for the rest.
    /// The folder is made with mode 0700, files get mode 0600. Throws `FixtureForgeError`.
    package func secrets(for fleet: Fleet) throws -> ForgeSecrets {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw failure(folder.path, "could not be made")
        }
        var keys: [String: _RSA.Signing.PrivateKey] = [:]
        for app in fleet.gitHub?.apps ?? [] { keys[app.key] = try key(app.key) }
        var tokens: [String: String] = [:]
        for token in fleet.gitLab?.tokens ?? [] { tokens[token.name] = try self.token(token.name) }
        return ForgeSecrets(keys: keys, tokens: tokens)
    }

    private func key(_ app: String) throws -> _RSA.Signing.PrivateKey {
        let file = folder.appending(path: app + ".pem")
        if let text = try existing(file), let key = try? _RSA.Signing.PrivateKey(pemRepresentation: text) { return key }
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        try write(key.pemRepresentation + "\n", to: file)
        return key
    }

    private func token(_ name: String) throws -> String {
        let file = folder.appending(path: name + ".token")
        let known = try existing(file)?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        if known.hasPrefix("glpat-"), known.utf8.count >= 26 { return known }
        let value = RandomText.gitLabToken()
        try write(value + "\n", to: file)
        return value
    }

    /// The content of a file, whose mode is set right on the way; nil where there is none.
    private func existing(_ file: URL) throws -> String? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard chmod(file.path, 0o600) == 0, let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw failure(file.path, "is there but can't be read")
        }
        return text
    }

    /// Writes a file that is never readable by others, not even for a moment.
    private func write(_ text: String, to file: URL) throws {
        unlink(file.path)
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw failure(file.path, "could not be written") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        // The umask can only have taken from the mode, also what the owner needs.
        guard fchmod(descriptor, 0o600) == 0 else { throw failure(file.path, "could not be kept to its owner") }
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        } catch {
            throw failure(file.path, "could not be written")
        }
    }

    private func failure(_ path: String, _ problem: String) -> FixtureForgeError {
        FixtureForgeError(subject: path, problem: problem, advice: "give --secrets a folder that you may write to")
    }
}
