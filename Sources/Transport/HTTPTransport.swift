// The seam between the forges' protocols and the wire.

/// Sends requests. An answer with any status is an answer; only its absence is an error. Redirects aren't followed.
package protocol HTTPTransport: Sendable {
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
