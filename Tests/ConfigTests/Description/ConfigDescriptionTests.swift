// The config's description, and the schema made from it, against the real readers.

import Foundation
import Testing

@testable import Config

@Suite("The config's description")
struct ConfigDescriptionTests {
    private let description = ConfigDescription(knownRules: Samples.rules)

    @Test("The readers ask for the described keys and no others, in every section")
    func keys() throws {
        var differences: Set<String> = []
        var visited: Set<String> = []
        for probe in ConfigProbe.all(of: description) where probe.isValid {
            guard let (tree, keys) = Samples.reader.askedKeys(in: probe.text) else { continue }
            compare(.section(description.root), tree, keys, &differences, &visited)
        }
        #expect(differences == [])
        #expect(Set(description.sections.map { $0.path }) == visited)
    }

    @Test("The readers accept what is described: every bound, word and alternative, and nothing beyond")
    func readers() {
        let probes = ConfigProbe.all(of: description)
        #expect(probes.count > 1_000)
        for probe in probes {
            let problems = Samples.problems(of: probe.text)
            #expect(problems.isEmpty == probe.isValid, "\(probe.name): \(problems) in \(probe.text)")
        }
    }

    @Test("A stock validator of JSON Schema says of each what the readers say")
    func schema() throws {
        let folder = try TemporaryFolder()
        let probes = ConfigProbe.all(of: description)
        let schema = folder.path + "/schema.json"
        let configs = folder.path + "/configs"
        try ConfigSchema.text(of: description).write(toFile: schema, atomically: true, encoding: .utf8)
        let lines = probes.map { $0.text }.joined(separator: "\n") + "\n"
        try lines.write(toFile: configs, atomically: true, encoding: .utf8)
        let verdicts = try SchemaCheck.run("--verdicts", configs, schema).split(separator: "\n")
        try #require(verdicts.count == probes.count)
        for (probe, verdict) in zip(probes, verdicts) {
            #expect((verdict == "accepted") == probe.isValid, "\(probe.name) in \(probe.text)")
        }
    }

    @Test("The repository's examples are valid and the broken ones aren't, by the readers and by the schema")
    func examples() throws {
        #expect(try SchemaCheck.run().hasSuffix("refused\n"))
        let accepted = try SchemaCheck.entries("fixtures/configs/accepted.txt")
        let refused = try SchemaCheck.entries("fixtures/configs/refused.txt")
        #expect(accepted.count >= 5 && refused.count > 40)
        for entry in accepted { #expect(SchemaCheck.problems(of: entry.text) == [], "\(entry.name)") }
        for entry in refused.dropFirst() {
            #expect(SchemaCheck.problems(of: entry.text).count == 1, "\(entry.name): \(entry.text)")
        }
        #expect(SchemaCheck.problems(of: refused[0].text) == [])
    }

    @Test("Every key is described in a sentence, and an optional one has a default, an example or a section")
    func meanings() {
        for section in description.sections where !section.isCatalogue && !section.path.hasPrefix("audit.rules.") {
            #expect(!section.meaning.isEmpty, "\(section.path)")
            for key in section.keys {
                #expect(key.meaning.hasSuffix("."), "\(section.path).\(key.name)")
                #expect(key.example != nil || !key.value.sections.isEmpty, "\(section.path).\(key.name)")
            }
        }
    }

    /// Compares each mapping of a config with the section that describes it.
    private func compare(
        _ value: ConfigValue, _ node: ConfigNode, _ asked: [SourcePosition: Set<String>],
        _ differences: inout Set<String>, _ visited: inout Set<String>
    ) {
        switch (value, node.kind) {
        case (.section(let section), .map(let entries)):
            visited.insert(section.path)
            if !section.isCatalogue {
                let described = Set(section.keys.map { $0.name }).union(section.refusedKeys)
                for key in (asked[node.position] ?? []).symmetricDifference(described) {
                    differences.insert("\(section.path): \(key)")
                }
            }
            for entry in entries {
                guard let key = section.keys.first(where: { $0.name == entry.key }) else { continue }
                compare(key.value, entry.value, asked, &differences, &visited)
            }
        case (.names(let names), .map(let entries)):
            for entry in entries { compare(names.value, entry.value, asked, &differences, &visited) }
        case (.list(let item, _, _), .list(let nodes)):
            for node in nodes { compare(item, node, asked, &differences, &visited) }
        case (.either(let values), _):
            for value in values { compare(value, node, asked, &differences, &visited) }
        default: break
        }
    }
}
