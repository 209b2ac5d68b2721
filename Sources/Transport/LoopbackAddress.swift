// An address on this machine to which all connections may be sent.

/// A loopback host and port. Nothing else can be expressed, so no credential can be led off this machine by it.
package struct LoopbackAddress: Sendable, Hashable {
    package let port: Int

    /// Reads `127.0.0.1:PORT`; nil for everything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "127.0.0.1", let port = Int(parts[1]), (1...65535).contains(port) else {
            return nil
        }
        self.port = port
    }
}
