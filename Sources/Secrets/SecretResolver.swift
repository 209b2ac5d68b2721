// Follows a reference to its secret.

/// Reads secrets from the environment, from files, from programs and from the sealed store. It keeps none of them: each
/// call reads anew. Only the sealed store is opened once, and forgotten together with the resolver.
package struct SecretResolver: Sendable {
    /// The most bytes that a secret may have.
    package static let sizeLimit = 65_536

    let environment: [String: String]
    let baseDirectory: String
    private let hiddenVariables: Set<String>
    private let store: OpenedStoreCache?

    /// `baseDirectory` is the config's directory, where relative paths start. `hiddenVariables` are kept from the
    /// programs that print secrets: those that references name. `store` is where sealed references lead.
    package init(
        environment: [String: String], baseDirectory: String, hiddenVariables: Set<String> = [],
        store: SealedStoreLocation? = nil
    ) {
        self.environment = environment
        self.baseDirectory = baseDirectory
        self.hiddenVariables = hiddenVariables
        self.store = store.map { OpenedStoreCache($0) }
    }

    /// The names (never the values) of the environment's variables, sorted: for hints about misspelt ones.
    package var variableNames: [String] { environment.keys.sorted() }

    /// `path` as the system takes it.
    package func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : baseDirectory + "/" + path }

    /// The secret without surrounding white space and byte order mark.
    package func resolve(_ reference: SecretReference) throws(SecretsError) -> ResolvedSecret {
        if case .sealed(let name) = reference { return try sealed(name, reference) }
        var (bytes, readableByOthers) = try content(of: reference)
        do {
            let secret = try SecretText.secret(wiping: &bytes)
            return ResolvedSecret(secret: secret, readableByOthers: readableByOthers)
        } catch {
            throw .init(reference: reference, problem: .init(error))
        }
    }

    /// The bytes behind a reference as they are kept; the caller wipes them. A sealed reference has none.
    func content(of reference: SecretReference) throws(SecretsError) -> (bytes: [UInt8], readableByOthers: Bool) {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else { throw .init(reference: reference, problem: .variableUnset) }
            return (Array(value.utf8), false)
        case .file(let path, let allowed):
            let file = try read(absolute(path), reference)
            if file.isWritableByOthers || (file.isOpenToOthers && !allowed) {
                throw .init(reference: reference, problem: .openToOthers(path: absolute(path), mode: file.mode))
            }
            return (file.bytes, file.isOpenToOthers)
        case .credential(let name):
            guard Self.isFileName(name) else { throw .init(reference: reference, problem: .credentialNameInvalid) }
            guard let directory = environment["CREDENTIALS_DIRECTORY"], directory.hasPrefix("/") else {
                throw .init(reference: reference, problem: .credentialsDirectoryUnset)
            }
            // systemd grants its credentials to the service's user by an ACL, and an ACL's mask shows up as the
            // group's bits: only the bit for everyone is evidence here.
            let file = try read(directory + "/" + name, reference)
            return (file.bytes, file.mode & 0o004 != 0)
        case .command(let command):
            return (try output(of: command, reference), false)
        case .sealed:
            throw .init(reference: reference, problem: .storeNotConfigured)
        }
    }

    private func read(_ path: String, _ reference: SecretReference) throws(SecretsError) -> BoundedFile {
        do {
            return try BoundedFile(path: path, limit: Self.sizeLimit)
        } catch {
            let problem: SecretsError.Problem =
                switch error {
                case .unreadable(let reason): .unreadable(path: path, reason: reason)
                case .notRegular: .notRegularFile(path: path)
                case .tooLarge: .tooLarge
                }
            throw .init(reference: reference, problem: problem)
        }
    }

    private func sealed(_ name: String, _ reference: SecretReference) throws(SecretsError) -> ResolvedSecret {
        guard let store else { throw .init(reference: reference, problem: .storeNotConfigured) }
        do {
            return ResolvedSecret(secret: try store.opened(by: self).secret(named: name), readableByOthers: false)
        } catch {
            throw .init(reference: reference, problem: .sealedStore(error))
        }
    }

    private func output(of command: SecretCommand, _ reference: SecretReference) throws(SecretsError) -> [UInt8] {
        guard let path = ProgramPath.find(command.program, along: environment["PATH"]) else {
            throw .init(reference: reference, problem: .commandNotFound)
        }
        let run = CommandRun(
            path: path, command: command, environment: childEnvironment,
            directory: baseDirectory.isEmpty ? "." : baseDirectory)
        do {
            return try run.output(limit: Self.sizeLimit)
        } catch {
            let problem: SecretsError.Problem =
                switch error {
                case .notStarted(let reason): .commandNotStarted(reason: reason)
                case .failed(let status): .commandFailed(status: status)
                case .killed(let signal): .commandKilled(signal: signal)
                case .timedOut: .commandTimedOut(seconds: command.timeoutSeconds)
                case .tooLarge: .tooLarge
                case .interrupted: .interrupted
                }
            throw .init(reference: reference, problem: problem)
        }
    }

    /// What a program sees of the environment: no secret of another integration.
    var childEnvironment: [String: String] {
        environment.filter { !hiddenVariables.contains($0.key) && !SecretShape.isFound(in: $0.value) }
    }

    private static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }
}
