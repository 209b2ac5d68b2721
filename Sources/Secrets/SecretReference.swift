// Where a secret is kept: the only thing that a config may say of one.

/// A pointer to a secret. It holds no secret itself and is safe to print.
package enum SecretReference: Sendable, Hashable, CustomStringConvertible {
    /// The environment variable of that name.
    case environment(String)
    /// A file; a relative path starts at the config's directory. One that others can read or change is refused unless
    /// `allowReadableByOthers`.
    case file(String, allowReadableByOthers: Bool = false)
    /// A credential that systemd passes to the service: `$CREDENTIALS_DIRECTORY/name`.
    case credential(String)
    /// What a program prints.
    case command(SecretCommand)
    /// An entry of the sealed store.
    case sealed(String)

    /// As the config writes it, such as `env ACME_GITLAB_TOKEN` or `file secrets/hub.pem`. Of a command only the
    /// program: an argument might be a secret against all advice.
    package var description: String {
        switch self {
        case .environment(let name): "env \(PrintableText.escaped(name))"
        case .file(let path, _): "file \(PrintableText.escaped(path))"
        case .credential(let name): "credential \(PrintableText.escaped(name))"
        case .command(let command): "command \(PrintableText.escaped(command.program))"
        case .sealed(let name): "sealed \(PrintableText.escaped(name))"
        }
    }
}
