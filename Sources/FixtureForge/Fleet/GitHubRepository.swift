// A repository on GitHub: an id, a name, and what differs from a private repository with the branch `main`.
import Foundation

/// A repository. Whose it is, the file it stands in says.
struct GitHubRepository: Sendable, Decodable {
    private(set) var id: Int
    let name: String
    let description: String?
    let language: String?
    /// `private`, `internal` or `public`.
    let visibility: String
    let defaultBranch: String
    let isArchived: Bool
    let isDisabled: Bool
    let isFork: Bool
    let isTemplate: Bool
    let createdAt: Date
    /// nil: nothing was ever pushed.
    let pushedAt: Date?
    /// In KiB.
    let size: Int

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        name = try fields.required("name")
        description = try fields.optional("description")
        language = try fields.optional("language")
        visibility = try fields.optional("visibility") ?? "private"
        defaultBranch = try fields.optional("default_branch") ?? "main"
        isArchived = try fields.optional("archived") ?? false
        isDisabled = try fields.optional("disabled") ?? false
        isFork = try fields.optional("fork") ?? false
        isTemplate = try fields.optional("template") ?? false
        pushedAt = try fields.date("pushed_at")
        // 2022-06-01 plus up to three years by id: old enough for every push, and different from one to the next.
        createdAt =
            try fields.date("created_at") ?? Date(timeIntervalSince1970: Double(1_654_041_600 + id % 1_000 * 90_061))
        size = try fields.optional("size") ?? (id % 9_973) + 12
        try fields.finish()
    }

    func adding(toID offset: Int) -> GitHubRepository {
        var copy = self
        copy.id += offset
        return copy
    }
}
