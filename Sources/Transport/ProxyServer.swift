// A proxy through which a forge is reached.

/// An HTTP proxy. For https it only sees a `CONNECT` with the forge's name; what follows is encrypted past it. Name and
/// password never print.
package struct ProxyServer: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Where it listens; with `https` the way to the proxy itself is encrypted.
    package let origin: Origin
    let user: String?
    let password: String?

    package init(_ origin: Origin, user: String? = nil, password: String? = nil) {
        self.origin = origin
        self.user = user
        self.password = password
    }

    package var description: String { origin.description }
    package var customMirror: Mirror { Mirror(self, children: ["origin": origin.description]) }
}
