// How a forge is reached, as the config says.

/// The connection part of a GitHub App's or a GitLab integration's entry.
package struct ConnectionSettings: Sendable, Equatable {
    /// Certificates in PEM form that are trusted instead of the system's; as written, relative to the config's directory.
    package let caFile: String?
    package let proxy: ProxySettings
    /// Base64 of the SHA-256 digests of public keys, one of which the forge must have; empty where any trusted one will do.
    package let pins: [String]
    /// Where `ca_file` stands, or the entry itself.
    package let caFilePosition: SourcePosition

    /// Whether both lead to the forge in the same way, wherever they stand.
    func agrees(with other: ConnectionSettings) -> Bool {
        caFile == other.caFile && proxy.agrees(with: other.proxy) && Set(pins) == Set(other.pins)
    }
}
