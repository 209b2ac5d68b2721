// Integrations that are GitLab tokens.

/// Reads the `gitlab` of an integration.
enum GitLabReader {
    static func read(_ map: MapReader) -> IntegrationSource? {
        let insecureHTTP = map.flag("insecure_http") ?? false
        let url = instanceURL(map, insecureHTTP: insecureHTTP)
        let token = SecretReferenceReader.read("token", of: map, purpose: .token)
        let connection = ConnectionReader.read(map)
        var hook: ServiceURL?
        if let hookMap = map.map("rebuild_hook") {
            hook = hookMap.node("url", required: true).flatMap {
                map.values.serviceURL($0, label: "'url'", insecureHTTP: insecureHTTP)
            }
            hookMap.finish()
        }
        map.finish()
        guard let url, let token else { return nil }
        return .gitlab(
            GitLabSettings(
                url: url, token: token, insecureHTTP: insecureHTTP, connection: connection, rebuildHook: hook))
    }

    /// The instance's root: the API's path is taken off, and gitlab.com has one spelling.
    private static func instanceURL(_ map: MapReader, insecureHTTP: Bool) -> ServiceURL? {
        guard let node = map.node("url", required: true),
            let url = map.values.serviceURL(node, label: "'url'", insecureHTTP: insecureHTTP)
        else { return nil }
        let root = url.removing(suffix: "/api/v4")
        let isPublic = root.host == "gitlab.com" || root.host == "www.gitlab.com"
        if isPublic, root.host != "gitlab.com" || !root.path.isEmpty {
            map.problems.add(
                node.position, "'url' is not the root of GitLab's own instance", hint: "write https://gitlab.com")
            return nil
        }
        return root
    }
}
