// What the server needs of each of the two APIs.

/// One forge's API below one path.
protocol ForgeAPI: Sendable {
    var name: ForgeName { get }
    /// The time that this forge goes by.
    var clock: ForgeClock { get }
    /// Replaces `http://` and the request's `Host` in the addresses of headers.
    var publicOrigin: String? { get }
    /// The path that every route of the API lies under, without a trailing slash.
    var root: String { get }
    /// The header that carries the request id.
    var requestIDHeader: String { get }
    /// The request id in this forge's notation, from 32 hexadecimal digits.
    func requestID(_ digits: String) -> String
    func answer(to request: ForgeRequest) -> RoutedAnswer
}
