// The second step of a check: whether the config's secrets can be had.

package import Secrets

extension ConfigFile {
    /// Every secret reference, in the file's order.
    package var secrets: [SecretSetting] {
        let keys = gitHubApps.map(\.privateKey)
        let tokens = integrations.compactMap { integration -> SecretSetting? in
            if case .gitlab(let settings) = integration.source { settings.token } else { nil }
        }
        let passwords = connections.compactMap { $0.connection.proxy.password }
        let signing = [snapshots.signWith].compactMap { $0 }
        return (keys + tokens + passwords + signing).sorted { $0.position < $1.position }
    }

    /// What follows the config's references: relative paths start at its directory, sealed ones lead to its store, and
    /// no program gets a variable that holds a secret of the config.
    package func secretResolver(environment: [String: String]) -> SecretResolver {
        let variables = secrets.compactMap { setting -> String? in
            if case .environment(let name) = setting.reference { name } else { nil }
        }
        return SecretResolver(
            environment: environment, baseDirectory: directory, hiddenVariables: Set(variables), store: secretStore)
    }

    /// Resolves every secret, or those of `settings` alone, each reference once, and says of each that can't be had or
    /// can't be what it is to be where the config names it. The messages hold no secret.
    package func resolveSecrets(_ resolver: SecretResolver, only settings: [SecretSetting]? = nil) -> SecretResolution {
        let problems = ProblemCollector(file: path)
        var results: [SecretReference: Result<ResolvedSecret, SecretsError>] = [:]
        for setting in settings ?? secrets {
            let result = results[setting.reference] ?? Self.result(of: setting.reference, resolver)
            results[setting.reference] = result
            switch result {
            case .success(let resolved): checkForm(of: resolved, setting, problems)
            case .failure(let error):
                problems.add(
                    setting.position, "\(error.reference): \(error.summary)",
                    hint: similarVariable(error, resolver) ?? remedy(for: error, setting))
            }
        }
        return SecretResolution(secrets: results.compactMapValues { try? $0.get() }, problems: problems.sorted)
    }

    private static func result(
        of reference: SecretReference, _ resolver: SecretResolver
    ) -> Result<ResolvedSecret, SecretsError> {
        do {
            return .success(try resolver.resolve(reference))
        } catch {
            return .failure(error)
        }
    }

    /// A key that signs has no option that could allow others to read it.
    private func remedy(for error: SecretsError, _ setting: SecretSetting) -> String {
        if case .openToOthers = error.problem, setting.purpose == .signingKey { return "chmod 600 it" }
        return error.remedy
    }

    private func similarVariable(_ error: SecretsError, _ resolver: SecretResolver) -> String? {
        guard error.problem == .variableUnset, case .environment(let name) = error.reference else { return nil }
        return NearestName.of(name, in: resolver.variableNames).map { "did you mean \(quoted($0))?" }
    }

    /// A key given for a token, or a token for a key, would only show as a refusal by the forge.
    private func checkForm(of resolved: ResolvedSecret, _ setting: SecretSetting, _ problems: ProblemCollector) {
        let secret = resolved.secret
        let isKey = secret.withBytes { $0.starts(with: "-----BEGIN".utf8) }
        switch setting.purpose {
        case .privateKey:
            if isKey { return }
            problems.add(
                setting.position, "\(setting.reference): it is not a PEM private key",
                hint: "it begins with -----BEGIN; generate one on the app's page")
        case .signingKey:
            checkSigningKey(resolved, setting, problems)
        case .password:
            break
        case .token:
            let isToken = !isKey && secret.withBytes { $0.allSatisfy { (0x21...0x7E).contains($0) } }
            if isToken { return }
            problems.add(
                setting.position, "\(setting.reference): it is not an access token",
                hint: "a token is one word of ASCII characters")
        }
    }

    private func checkSigningKey(
        _ resolved: ResolvedSecret, _ setting: SecretSetting, _ problems: ProblemCollector
    ) {
        if resolved.readableByOthers {
            problems.add(
                setting.position, "\(setting.reference): others can read it",
                hint: "a key that signs is for its owner alone; make a new one")
        }
        do {
            _ = try SigningKey(resolved.secret)
        } catch {
            problems.add(setting.position, "\(setting.reference): \(error.summary)", hint: error.remedy)
        }
    }
}
