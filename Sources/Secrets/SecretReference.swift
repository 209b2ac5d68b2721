// Where a secret is kept: the only thing that a config may say of one.

/// A pointer to a secret. It holds no secret itself and is safe to print.
package enum SecretReference: Sendable, Hashable, CustomStringConvertible {
    /// The environment variable of that name.
    case environment(String)
    /// A file; a relative path starts at the config's directory.
    case file(String)
    /// A credential that systemd passes to the service: `$CREDENTIALS_DIRECTORY/name`.
    case credential(String)

    /// As the config writes it, such as `env ACME_GITLAB_TOKEN` or `file secrets/hub.pem`.
    package var description: String {
        switch self {
        case .environment(let name): "env \(PrintableText.escaped(name))"
        case .file(let path): "file \(PrintableText.escaped(path))"
        case .credential(let name): "credential \(PrintableText.escaped(name))"
        }
    }
}
