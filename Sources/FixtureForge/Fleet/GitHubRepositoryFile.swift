// One file below `github/`: the repositories of one account.

/// The repositories of an account, one per line.
struct GitHubRepositoryFile: Sendable, Decodable {
    let account: String
    let repositories: [GitHubRepository]

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        account = try fields.required("account")
        repositories = try fields.required("repositories")
        try fields.finish()
    }
}
