// Follows a reference to its secret.

/// Reads secrets from the environment and from files. It keeps nothing: each call reads anew.
package struct SecretResolver: Sendable {
    /// The most bytes that a secret may have.
    package static let sizeLimit = 65_536

    private let environment: [String: String]
    private let baseDirectory: String

    /// `baseDirectory` is the config's directory, where relative paths start.
    package init(environment: [String: String], baseDirectory: String) {
        self.environment = environment
        self.baseDirectory = baseDirectory
    }

    /// The names (never the values) of the environment's variables, sorted: for hints about misspelt ones.
    package var variableNames: [String] { environment.keys.sorted() }

    /// The secret without surrounding white space and byte order mark.
    package func resolve(_ reference: SecretReference) throws(SecretsError) -> ResolvedSecret {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else { throw .init(reference: reference, problem: .variableUnset) }
            var bytes = Array(value.utf8)
            return ResolvedSecret(secret: try checked(&bytes, reference), readableByOthers: false)
        case .file(let path):
            let full = path.hasPrefix("/") ? path : baseDirectory + "/" + path
            return try read(full, reference, othersMask: 0o044)
        case .credential(let name):
            guard Self.isFileName(name) else { throw .init(reference: reference, problem: .credentialNameInvalid) }
            guard let directory = environment["CREDENTIALS_DIRECTORY"], directory.hasPrefix("/") else {
                throw .init(reference: reference, problem: .credentialsDirectoryUnset)
            }
            // systemd grants its credentials to the service's user by an ACL, and an ACL's mask shows up as the
            // group's bits: only the bit for everyone is evidence here.
            return try read(directory + "/" + name, reference, othersMask: 0o004)
        }
    }

    private func read(
        _ path: String, _ reference: SecretReference, othersMask: UInt32
    ) throws(SecretsError) -> ResolvedSecret {
        var file: BoundedFile
        do {
            file = try BoundedFile(path: path, limit: Self.sizeLimit)
        } catch {
            let problem: SecretsError.Problem =
                switch error {
                case .unreadable(let reason): .unreadable(path: path, reason: reason)
                case .notRegular: .notRegularFile(path: path)
                case .tooLarge: .tooLarge
                }
            throw .init(reference: reference, problem: problem)
        }
        let secret = try checked(&file.bytes, reference)
        return ResolvedSecret(secret: secret, readableByOthers: file.mode & othersMask != 0)
    }

    /// The secret in `bytes`, which are overwritten.
    private func checked(_ bytes: inout [UInt8], _ reference: SecretReference) throws(SecretsError) -> Secret {
        defer { bytes.withUnsafeMutableBytes { BoundedFile.wipe($0) } }
        guard bytes.count <= Self.sizeLimit else { throw .init(reference: reference, problem: .tooLarge) }
        let range = Self.contentRange(of: bytes)
        guard !range.isEmpty else { throw .init(reference: reference, problem: .empty) }
        guard String(validating: bytes[range], as: UTF8.self) != nil else {
            throw .init(reference: reference, problem: .notText)
        }
        let isKey = bytes[range].starts(with: "-----BEGIN".utf8)
        let isClean = bytes[range].allSatisfy { byte in
            (byte >= 0x20 && byte != 0x7F) || (isKey && (byte == 0x0A || byte == 0x0D))
        }
        guard isClean else { throw .init(reference: reference, problem: .controlCharacter) }
        return bytes.withUnsafeBytes { Secret($0[range]) }
    }

    /// Leaves out a byte order mark and the white space around the content, such as an editor's last line break.
    private static func contentRange(of bytes: [UInt8]) -> Range<Int> {
        var lower = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var upper = bytes.count
        while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
        while lower < upper, isSpace(bytes[lower]) { lower += 1 }
        return lower..<upper
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }
}
