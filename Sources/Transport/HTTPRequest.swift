// A request to a forge.

/// A request. Its headers may hold a credential, so it never prints more than method and URL.
package struct HTTPRequest: Sendable, CustomStringConvertible {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    package let url: String
    package let headers: [HTTPHeader]
    package let body: [UInt8]?
    /// Asked when a connection is free, which others may have been using for long: where it says no, nothing is sent and
    /// the request fails as `withdrawn`. Called on the transport's thread.
    package let isStillWanted: (@Sendable () -> Bool)?

    package init(
        _ method: Method, _ url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
        isStillWanted: (@Sendable () -> Bool)? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.isStillWanted = isStillWanted
    }

    package var description: String { "\(method.rawValue) \(url)" }
}
