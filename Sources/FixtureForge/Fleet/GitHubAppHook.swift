// The webhook of a GitHub App.

/// Where an app's events go, and how well that is secured.
struct GitHubAppHook: Sendable, Decodable {
    let url: String
    let verifiesTLS: Bool
    let hasSecret: Bool

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        url = try fields.required("url")
        verifiesTLS = try fields.optional("verify_tls") ?? true
        hasSecret = try fields.optional("secret") ?? true
        try fields.finish()
    }
}
