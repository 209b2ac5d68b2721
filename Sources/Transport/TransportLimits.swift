// The bounds that no answer may exceed.

/// Limits of every request; the defaults suit full-size pages of 100 repositories with room to spare.
package struct TransportLimits: Sendable {
    /// Connections at once, to one host and in all.
    package var connections = 8
    /// Seconds from sending to the last byte.
    package var timeoutSeconds = 60
    /// Seconds below 1 byte per second after which an answer counts as stalled.
    package var stallSeconds = 20
    /// Seconds to connect, TLS included.
    package var connectSeconds = 15
    /// Bytes of a body after decompression.
    package var bodyBytes = 32 << 20
    /// Bytes of all headers of one answer.
    package var headerBytes = 256 << 10

    package init() {}
}
