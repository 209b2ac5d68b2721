// Versions of GitLab, to tell what an old one lacks.

/// A version in numbers; `17.11.2-ee` is 17, 11, 2.
struct GitLabVersion: Sendable, Comparable {
    private let numbers: [Int]

    /// Reads at least two numbers parted by points; what follows a hyphen is left out. nil for anything else.
    init?(_ text: String) {
        let parts = text.prefix { $0 != "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard (2...4).contains(parts.count), numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else {
            return nil
        }
        self.numbers = numbers
    }

    private init(_ numbers: Int...) { self.numbers = numbers }

    static func < (left: GitLabVersion, right: GitLabVersion) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }

    /// Whether the version has a route.
    func has(route: String) -> Bool {
        switch route {
        case "GET /metadata": self >= GitLabVersion(15, 2)
        case "GET /personal_access_tokens/self": self >= GitLabVersion(15, 5)
        case "GET /projects/:id/hooks/:hook_id/events": self >= GitLabVersion(17, 3)
        default: true
        }
    }

    /// Whether `GET /projects` knows `min_access_level`.
    var hasMinimumAccessLevel: Bool { self >= GitLabVersion(11, 2) }
}
