// The ways to the forges, and the files that they need.

extension ConfigFile {
    /// Every forge's address with the way to it; one origin may come several times, always with the same way.
    package var connections: [(url: ServiceURL, connection: ConnectionSettings)] {
        gitHubApps.map { ($0.apiURL, $0.connection) }
            + integrations.compactMap { integration in
                guard case .gitlab(let settings) = integration.source else { return nil }
                return (settings.url, settings.connection)
            }
    }

    /// The certificates of every `ca_file` by the path that the config gives, and what is wrong with those that can't be
    /// had.
    package func certificates() -> (files: [String: [UInt8]], problems: [ConfigError]) {
        let problems = ProblemCollector(file: path)
        var files: [String: [UInt8]] = [:]
        for (_, connection) in connections {
            guard let file = connection.caFile, files[file] == nil else { continue }
            switch CertificateFile.read(resolved(path: file)) {
            case .success(let bytes): files[file] = bytes
            case .failure(let problem):
                problems.add(
                    connection.caFilePosition, "'ca_file': \(problem.message)",
                    hint: "it holds the certificates to trust, each between BEGIN CERTIFICATE and END CERTIFICATE")
            }
        }
        return (files, problems.sorted)
    }
}
