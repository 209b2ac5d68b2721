// The way from a config file to its settings.

import Crypto
import Inventory
import Secrets

/// Reads configs strictly. Every problem of a file is found in one go, except behind what keeps it from being parsed.
package struct ConfigReader: Sendable {
    /// The only version of the format so far.
    package static let version = 1

    /// By rule id, the parameters that a config may set.
    private let knownRules: [String: [RuleParameter]]

    package init(knownRules: [String: [RuleParameter]]) {
        self.knownRules = knownRules
    }

    /// Reads the regular file at `path`, which messages then name as given.
    package func read(path: String) throws(ConfigErrors) -> ConfigFile {
        let problems = ProblemCollector(file: path)
        var bytes: [UInt8] = []
        do {
            bytes = try BoundedFile(path: path, limit: SourceText.sizeLimit).bytes
        } catch {
            switch error {
            case .tooLarge: SourceText.reportSize(problems)
            case .notRegular: problems.add(.start, "it is not a regular file", hint: "give the path of a config file")
            case .unreadable(let reason): problems.add(.start, "the file can't be read: \(reason)")
            }
        }
        return try read(bytes: bytes, path: path, problems)
    }

    /// Reads a config that is in memory; `path` is where it is said to be from.
    package func read(text: String, path: String) throws(ConfigErrors) -> ConfigFile {
        try read(bytes: Array(text.utf8), path: path, ProblemCollector(file: path))
    }

    /// Reads bytes that need not be text at all.
    package func read(bytes: [UInt8], path: String) throws(ConfigErrors) -> ConfigFile {
        try read(bytes: bytes, path: path, ProblemCollector(file: path))
    }

    private func read(
        bytes: [UInt8], path: String, _ problems: ProblemCollector
    ) throws(ConfigErrors) -> ConfigFile {
        guard problems.isEmpty else { throw problems.failure(otherwise: Self.empty) }
        guard let text = SourceText.decoded(bytes, problems) else { throw problems.failure(otherwise: Self.empty) }
        let root = YAMLDocument.parsed(text, problems)
        SourceText.reportSecrets(in: text, problems)
        guard let root, !Self.isNull(root) else { throw problems.failure(otherwise: Self.empty) }
        let digest = SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
        let file = settings(of: root, path: path, sha256: digest, problems)
        guard problems.isEmpty, let file else { throw problems.failure(otherwise: Self.empty) }
        return file
    }

    /// Which keys the readers ask for in each mapping of a valid `text`, by its place, beside the text's tree.
    func askedKeys(in text: String) -> (tree: ConfigNode, keys: [SourcePosition: Set<String>])? {
        let problems = ProblemCollector(file: "config")
        guard let root = YAMLDocument.parsed(text, problems),
            settings(of: root, path: "config", sha256: "", problems) != nil, problems.isEmpty
        else { return nil }
        return (root, problems.askedKeys)
    }

    private static let empty = "the file is empty"

    private static func isNull(_ node: ConfigNode) -> Bool {
        guard case .scalar(let text, isPlain: true) = node.kind else { return false }
        return PlainScalar(text) == .null
    }

    /// Nil where something without a default is missing or wrong.
    private func settings(
        of root: ConfigNode, path: String, sha256: String, _ problems: ProblemCollector
    ) -> ConfigFile? {
        guard let map = MapReader(root, label: "the config", problems: problems), isSupported(map) else { return nil }
        let snapshots = SectionReader.snapshots(map)
        let transport = SectionReader.transport(map)
        let store = SecretStoreReader.read(map)
        let platform = PlatformReader.read(map)
        let apps = GitHubAppReader.read(map)
        let integrations = IntegrationReader(apps: apps.names).read(map)
        ConnectionConflicts.report(apps.settings, integrations, problems)
        let audit = AuditReader(knownRules: knownRules).read(map)
        let reports = ReportReader.read(map)
        let operation = OperationReader.read(map)
        map.finish()
        let file = ConfigFile(
            path: path, sha256: sha256, snapshots: snapshots, transport: transport, secretStore: store,
            platform: platform, gitHubApps: apps.settings, integrations: integrations, audit: audit, reports: reports,
            operation: operation)
        SecretStoreReader.reportMissing(file.secrets, map)
        return file
    }

    /// False for a file of another version, whose other keys would only raise misleading messages.
    private func isSupported(_ map: MapReader) -> Bool {
        guard let version = map.integer("version", in: 0...Int.max, required: true) else { return true }
        if version == Self.version { return true }
        map.problems.add(
            map.valuePosition(of: "version"), "version \(version) is not supported",
            hint: "this release reads version \(Self.version)")
        return false
    }
}
