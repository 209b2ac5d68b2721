// How an answer goes over the wire.

/// What becomes of an answer's bytes. All but `whole` end the connection.
package enum Delivery: Sendable, Equatable {
    /// As it should be.
    case whole
    /// Nothing is sent until the forge stops.
    case stalled
    /// The head and half of the body are sent, and then nothing until the forge stops.
    case halfThenStalled
    /// The connection is closed after half of the announced body.
    case halfThenClosed
    /// The connection is closed before anything is sent.
    case closed
    /// In place of the body a JSON array of zeros follows, which is made while it is sent: `bytes`, or one more.
    case filler(bytes: Int)
}
