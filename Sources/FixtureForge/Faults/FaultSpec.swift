// One fault: what goes wrong, and when.

/// A kind of fault with the conditions under which it fires; all that are given must hold. Conditions that name what does not
/// exist are refused when a forge is made.
package struct FaultSpec: Sendable, Equatable, CustomStringConvertible {
    /// Whose requests are counted together for `from` and `times`.
    package enum Counting: String, Sendable, CaseIterable {
        /// All that meet the conditions.
        case all
        /// Those of each credential by themselves.
        case credential
        /// Those of each method, path, query and credential by themselves.
        case request
    }

    let kind: FaultKind
    let forge: ForgeName?
    let route: String?
    let credential: String?
    let query: [QueryCondition]
    let page: Int?
    let from: Int
    let times: Int?
    let counting: Counting

    /// - Parameters:
    ///   - forge: nil: both, or the only one that knows the kind.
    ///   - route: as in the request log, e.g. `GET /projects/:id/hooks`; a `*` at the end takes any rest; nil: every route.
    ///   - credential: as in the request log, e.g. `token acme-gitlab`, or with a `*` at the end; nil: every one.
    ///   - query: all of these must hold.
    ///   - page: the number of the page of a list, by offset or by keyset.
    ///   - from: the number of the first request that is struck, of those that meet the other conditions. 1 by default; 2 for
    ///     a `drift` without `page` and `query`, so that it comes between two pages.
    ///   - times: how many are struck from there on; nil: all.
    package init(
        _ kind: FaultKind, forge: ForgeName? = nil, route: String? = nil, credential: String? = nil,
        query: [QueryCondition] = [], page: Int? = nil, from: Int? = nil, times: Int? = nil,
        per counting: Counting = .all
    ) {
        self.kind = kind
        self.forge = forge ?? kind.forge
        self.route = route
        self.credential = credential
        self.query = query
        self.page = page
        var first = 1
        if case .drift = kind, page == nil, query.isEmpty { first = 2 }
        self.from = from ?? first
        self.times = times
        self.counting = counting
    }

    /// Reads a specification such as `kind=status(502); route=GET /projects; times=2`. Throws `FixtureForgeError`.
    package init(parsing text: String) throws {
        self = try FaultSpecParser(text).spec()
    }

    /// The specification as text that reads as the same.
    package var description: String {
        var fields = ["kind=\(kind)"]
        if let forge { fields.append("forge=\(forge.rawValue)") }
        if let route { fields.append("route=\(route)") }
        if let credential { fields.append("credential=\(credential)") }
        if !query.isEmpty { fields.append("query=" + query.map { $0.description }.joined(separator: "&")) }
        if let page { fields.append("page=\(page)") }
        fields.append("from=\(from)")
        if let times { fields.append("times=\(times)") }
        if counting != .all { fields.append("per=\(counting.rawValue)") }
        return fields.joined(separator: "; ")
    }

    /// Whether the conditions hold that can be told before there is an answer.
    func matches(forge: ForgeName, route: String, credential: String, query: Query) -> Bool {
        (self.forge ?? forge) == forge && Self.takes(self.route, route) && Self.takes(self.credential, credential)
            && self.query.allSatisfy { $0.holds(in: query) }
    }

    /// Whether `pattern` is `name`, or begins it and ends with `*`.
    static func takes(_ pattern: String?, _ name: String) -> Bool {
        guard let pattern else { return true }
        return pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
