// The whole config, described key by key: docs/config.md and docs/config.schema.json are rendered from here.

/// The description of everything that `ConfigReader` reads. Each section stands in a file of this folder; a test fails
/// where the readers ask for a key that isn't described, or where one of the two allows what the other refuses.
package struct ConfigDescription: Sendable {
    package let root: ConfigSection

    /// - Parameters:
    ///   - knownRules: as `ConfigReader` takes them.
    ///   - titles: what each rule's failure says, by its id.
    package init(knownRules: [String: [RuleParameter]], titles: [String: String] = [:]) {
        root = ConfigSection(
            "", "The file as a whole.",
            [
                ConfigKey(
                    "version", .version(ConfigReader.version), required: true, example: .integer(ConfigReader.version),
                    "The version of the format."),
                ConfigKey("snapshots", .section(Self.snapshots), "Where snapshots are kept."),
                ConfigKey("transport", .section(Self.transport), "How hard and how long the forges may be asked."),
                ConfigKey("secrets", .section(Self.sealedStore), "The sealed store, where secrets are kept in one."),
                ConfigKey("platform", .section(Self.platform), "Who may do what on the platform."),
                ConfigKey(
                    "github_apps",
                    .names(.init(placeholder: "app", form: .identifier, example: "hub", value: .section(Self.app))),
                    "The GitHub Apps that integrations are installations of."),
                ConfigKey(
                    "integrations", .list(of: .section(Self.integration), least: 1, unique: false), required: true,
                    "The connections of the platform's accounts to forges."),
                ConfigKey(
                    "audit", .section(Self.audit(knownRules: knownRules, titles: titles)), "How findings are judged."),
                ConfigKey("reports", .section(Self.reports), "Which reports are written, where and how."),
                ConfigKey("operation", .section(Self.operation), "What a run leaves for those who watch it."),
            ])
    }

    /// All sections in the document's order, each once.
    package var sections: [ConfigSection] {
        var found: [ConfigSection] = []
        var paths: Set<String> = []
        func visit(_ section: ConfigSection) {
            guard paths.insert(section.path).inserted else { return }
            found.append(section)
            for key in section.keys { key.value.sections.forEach(visit) }
        }
        visit(root)
        return found
    }
}
