// The catalogue as a whole: names, files, prose, parameters.

import Foundation
import Rules
import Testing

struct RuleCatalogueTests {
    @Test("ids are unique and found again")
    func idsAreUnique() {
        let ids = RuleCatalogue.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { RuleCatalogue.rule($0)?.id == $0 })
        #expect(RuleCatalogue.rule("no-such-rule") == nil)
    }

    @Test("ids are kebab-case", arguments: RuleCatalogue.all)
    func idsAreKebabCase(rule: Rule) {
        let words = rule.id.split(separator: "-", omittingEmptySubsequences: false)
        #expect(words.count >= 2)
        #expect(words.allSatisfy { word in !word.isEmpty && word.allSatisfy { $0.isASCII && $0.isLowercase } })
    }

    @Test("each rule has its file, and each file in the rules' folders its rule")
    func filesEqualCatalogue() throws {
        let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Rules")
        var onDisk: [String] = []
        for group in ["Platform", "GitHub", "GitLab", "Repository", "Import", "Change"] {
            let folder = rules.appending(path: group)
            onDisk += try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        }
        let catalogued = RuleCatalogue.all.map { rule in
            rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + ".swift"
        }
        #expect(Set(onDisk) == Set(catalogued))
        #expect(onDisk.count == catalogued.count)
    }

    @Test("the prose is short, whole and plain", arguments: RuleCatalogue.all)
    func prose(rule: Rule) {
        #expect(rule.title.count <= 80 && !rule.title.hasSuffix(".") && !rule.title.isEmpty)
        for text in [rule.rationale, rule.remediation, rule.falsePositives] {
            #expect(text.count >= 60 && text.count <= 600, "\(text.count): \(text)")
            #expect(text.hasSuffix("."), "\(text)")
            // Backticks are the only markup, and nothing may break a line.
            #expect(text.count(where: { $0 == "`" }).isMultiple(of: 2), "\(text)")
            #expect(!text.contains("\n") && !text.contains("  ") && !text.contains("**"), "\(text)")
        }
        #expect(!rule.remediators.isEmpty && Set(rule.remediators).count == rule.remediators.count)
        if let reason = rule.alwaysDecides {
            #expect(reason.hasSuffix(".") && reason.count <= 200)
        }
        #expect(rule.title.first?.isUppercase == true)
    }

    @Test("each rule is relevant to a control", arguments: RuleCatalogue.all)
    func controls(rule: Rule) {
        #expect(!rule.controls.isEmpty)
        #expect(Set(rule.controls).count == rule.controls.count)
        #expect(Set(rule.reads).count == rule.reads.count)
    }

    @Test("parameters are named, explained and used by an example", arguments: RuleCatalogue.all)
    func parameters(rule: Rule) {
        #expect(Set(rule.parameters.map(\.name)).count == rule.parameters.count)
        for parameter in rule.parameters {
            #expect(parameter.name.allSatisfy { ($0.isASCII && $0.isLowercase) || $0 == "_" })
            #expect(parameter.meaning.hasSuffix(".") && parameter.meaning.count >= 20)
            #expect(rule.examples.contains { $0.parameters[parameter.name] != nil })
        }
        let known = Set(rule.parameters.map(\.name))
        #expect(rule.examples.allSatisfy { known.isSuperset(of: $0.parameters.keys) })
    }

    @Test(
        "suggests what was probably meant",
        arguments: [
            ("rebuild-hook-mising", "rebuild-hook-missing"), ("Rebuild_Hook_Missing", "rebuild-hook-missing"),
            ("gitlab-token-expire-soon", "gitlab-token-expires-soon"), ("import", "import-incomplete"),
            ("github-instalation-suspended", "github-installation-suspended"),
        ])
    func suggests(text: String, id: String) {
        #expect(RuleCatalogue.nearest(to: text) == id)
    }

    @Test("suggests nothing where nothing is near", arguments: ["", "x", "quarterly-budget", "日本語"])
    func suggestsNothing(text: String) {
        #expect(RuleCatalogue.nearest(to: text) == nil)
    }

    @Test("a hostile name costs nothing", .timeLimit(.minutes(15)))
    func boundedSuggestion() {
        #expect(RuleCatalogue.nearest(to: String(repeating: "a", count: 5_000_000)) == nil)
    }
}
