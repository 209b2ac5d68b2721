// How a project or group says which hook it has: a name, or a name and what differs.

/// A use of a described hook: `"rebuild"`, or `{"like": "rebuild", "alert_status": "disabled"}`.
struct GitLabHookUse: Sendable, Decodable {
    /// The hook it starts from; nil for one of its own.
    let like: String?
    let changes: GitLabHook

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            like = name
            changes = GitLabHook()
        } else {
            var fields = try FleetFields(decoder)
            like = try fields.optional("like")
            changes = try GitLabHook(&fields)
        }
    }

    /// The hook as it stands, with the described hooks to start from.
    func resolved(_ hooks: [String: GitLabHook]) -> GitLabHook {
        (like.flatMap { hooks[$0] } ?? GitLabHook()).changed(by: changes)
    }
}
