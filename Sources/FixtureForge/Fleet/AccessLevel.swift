// GitLab's ladder of roles.

/// An access level with GitLab's numbers, written by name in a fleet.
enum AccessLevel: Int, Sendable, Comparable, CaseIterable, Decodable {
    case minimal = 5
    case guest = 10
    case planner = 15
    case reporter = 20
    case developer = 30
    case maintainer = 40
    case owner = 50

    static func < (left: AccessLevel, right: AccessLevel) -> Bool { left.rawValue < right.rawValue }

    var name: String { "\(self)" }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let level = Self.allCases.first(where: { $0.name == text }) else {
            let names = Self.allCases.map { $0.name }.joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is no role; roles are: \(names)"))
        }
        self = level
    }
}
