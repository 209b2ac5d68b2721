// The words behind a status.

/// Reason phrases, which clients ignore and people read.
enum StatusPhrase {
    private static let phrases = [
        200: "OK", 201: "Created", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 410: "Gone",
        422: "Unprocessable Entity", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout",
    ]

    /// The phrase of a status; every other has `Status` and its number.
    static func of(_ status: Int) -> String { phrases[status] ?? "Status \(status)" }
}
