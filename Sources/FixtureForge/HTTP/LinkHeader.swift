// `Link` headers point back at whatever host the client used, so that paging works on any port.

/// Builds the links of one request.
struct LinkHeader: Sendable {
    private let address: String
    private let query: Query

    /// - Parameter origin: replaces `http://` and the request's `Host`, for a forge behind a proxy.
    init(_ request: ForgeRequest, origin: String?) {
        address = (origin ?? "http://\(request.header("Host") ?? "127.0.0.1")") + request.path
        query = request.query
    }

    /// `<…>; rel="next"` for the request's query with one parameter changed and others removed.
    func link(_ relation: String, _ name: String, _ value: String, without others: [String] = []) -> String {
        let changed = others.reduce(query) { $0.removing($1) }.setting(name, to: value)
        return "<\(address)?\(changed.text)>; rel=\"\(relation)\""
    }

    /// The links of an offset page, in the order GitHub gives them: prev, next, last, first; nil where there is one page only.
    func gitHub(_ page: Page) -> String? {
        var links: [String] = []
        if let previous = page.previous { links.append(link("prev", "page", String(previous))) }
        if let next = page.next {
            links.append(link("next", "page", String(next)))
            links.append(link("last", "page", String(page.count)))
        }
        if page.number > 1 { links.append(link("first", "page", "1")) }
        return links.isEmpty ? nil : links.joined(separator: ", ")
    }
}
