// One entry of a route table: a method, a path pattern, and what answers it.

/// A pattern such as `/projects/:id/hooks`, where a segment that begins with a colon takes any text.
struct Route<Call: Sendable>: Sendable {
    let method: String
    let pattern: String
    private let segments: [String]
    let answer: @Sendable (Call, [String: String]) throws(Refusal) -> Answer

    init(
        _ method: String, _ pattern: String,
        _ answer: @escaping @Sendable (Call, [String: String]) throws(Refusal) -> Answer
    ) {
        self.method = method
        self.pattern = pattern
        segments = pattern.split(separator: "/").map { String($0) }
        self.answer = answer
    }

    /// The name the log and faults know the route by.
    var name: String { "\(method) \(pattern)" }

    /// The values of the pattern's parameters, or nil where the route does not match.
    func match(method: String, segments path: [String]) -> [String: String]? {
        guard method == self.method, path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (pattern, text) in zip(segments, path) {
            if pattern.hasPrefix(":") {
                if text.isEmpty { return nil }
                values[String(pattern.dropFirst())] = text
            } else if pattern != text {
                return nil
            }
        }
        return values
    }
}
