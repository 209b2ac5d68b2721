// Why there is no answer.

/// The failure of one request.
package struct TransportError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case resolve, connect, tls, timeout, stalled, truncated, protocolViolation, bodyTooLarge, headersTooLarge
        case addressRefused, proxyRefused, invalidURL, invalidHeader, withdrawn, cancelled, shutDown
    }

    package let code: Code
    /// libcurl's own words, or ours; holds a host name or an address at most.
    package let detail: String

    package init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// Whether the same request may well succeed a little later.
    package var transient: Bool {
        switch code {
        case .resolve, .connect, .timeout, .stalled, .truncated, .protocolViolation: true
        case .tls, .addressRefused, .proxyRefused, .bodyTooLarge, .headersTooLarge, .invalidURL, .invalidHeader,
            .withdrawn, .cancelled, .shutDown:
            false
        }
    }

    package var description: String {
        switch code {
        case .resolve: "the host name can't be resolved (\(detail))"
        case .connect: "no connection (\(detail))"
        case .tls: "TLS failed (\(detail))"
        case .addressRefused: "the host name leads to a place where no forge can be (\(detail))"
        case .proxyRefused: "the proxy refuses (\(detail))"
        case .timeout: "no complete answer in time (\(detail))"
        case .stalled: "the answer stalled (\(detail))"
        case .truncated: "the answer broke off (\(detail))"
        case .protocolViolation: "the answer isn't valid HTTP (\(detail))"
        case .bodyTooLarge: "the answer is larger than allowed (\(detail))"
        case .headersTooLarge: "the answer's headers are larger than allowed"
        case .invalidURL: "not a usable URL"
        case .invalidHeader: "a header holds characters that no header may hold (\(detail))"
        case .withdrawn: "not wanted any more when a connection was free"
        case .cancelled: "interrupted"
        case .shutDown: "the transport was shut down"
        }
    }
}
