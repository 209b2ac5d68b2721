// One file below `gitlab/`: some projects, and what most of them have in common.

/// A list of projects, one per line. `defaults.hooks` is for every project that says nothing of hooks.
struct GitLabProjectFile: Sendable, Decodable {
    private struct Defaults: Decodable {
        let hooks: [GitLabHookUse]

        init(from decoder: any Decoder) throws {
            var fields = try FleetFields(decoder)
            hooks = try fields.optional("hooks") ?? []
            try fields.finish()
        }
    }

    let projects: [GitLabProject]

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        let defaults: Defaults? = try fields.optional("defaults")
        let projects: [GitLabProject] = try fields.required("projects")
        self.projects = projects.map { $0.withDefault(hooks: defaults?.hooks ?? []) }
        try fields.finish()
    }
}
