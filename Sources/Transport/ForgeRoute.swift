// How one forge is reached, and what it has to prove.

/// The connection to one origin: whom to trust, and through which proxy. There is no way to trust everybody.
package struct ForgeRoute: Sendable {
    /// Certificates in PEM form that are trusted instead of the system's; nil for the system's.
    package let certificates: [UInt8]?
    /// SHA-256 digests of public keys in base64, one of which the forge's certificate must have beside being trusted.
    package let pins: [String]
    /// Nil connects directly, whatever the environment says.
    package let proxy: ProxyServer?

    package init(certificates: [UInt8]? = nil, pins: [String] = [], proxy: ProxyServer? = nil) {
        self.certificates = certificates
        self.pins = pins
        self.proxy = proxy
    }

    /// Straight ahead, trusting the system's certificates.
    package static let direct = ForgeRoute()

    /// As libcurl takes them; nil where any trusted key will do.
    var pinList: String? { pins.isEmpty ? nil : pins.map { "sha256//\($0)" }.joined(separator: ";") }
}
