// The mapping of controls: the product's own, and a user's table.

import Rules
import Testing

struct ControlTableTests {
    private let own = ControlMapping.standard(of: RuleCatalogue.all)
    private let known = RuleCatalogue.all.map(\.id)

    @Test("every rule's controls have a title of our own, and none stands there twice")
    func titles() {
        let titles = ControlTitle.all
        #expect(Set(titles.map(\.control)).count == titles.count)
        #expect(titles.allSatisfy { (3...80).contains($0.title.count) && !$0.title.hasSuffix(".") })
        let titled = Set(titles.map(\.control))
        for rule in RuleCatalogue.all { #expect(titled.isSuperset(of: rule.controls), "\(rule.id)") }
    }

    @Test("what is written is read as the same mapping, also with other line ends")
    func roundTrip() throws {
        for text in [ControlTable.text(of: own), ControlTable.text(of: own).replacing("\n", with: "\r\n")] {
            let read = try ControlTable.read(text, name: "copy", known: known)
            #expect(read.entries == own.entries)
            #expect(read.name == "copy")
        }
        for rule in RuleCatalogue.all { #expect(Set(own.controls(of: rule.id)) == Set(rule.controls)) }
        #expect(own.entries.contains { $0.rules.isEmpty })
    }

    @Test("a table of one's own replaces the mapping, in the catalogue's order")
    func table() throws {
        let text = """
            # ours

            House rules\tH-1\tBuilds run\timport-incomplete rebuild-hook-missing rebuild-hook-missing
            House rules\tH-2\t\t
            """
        let mapping = try ControlTable.read(text, name: "ours", known: known)
        #expect(mapping.entries.map(\.rules) == [["rebuild-hook-missing", "import-incomplete"], []])
        #expect(mapping.controls(of: "import-incomplete") == [Control("House rules", "H-1")])
        #expect(mapping.controls(of: "gitlab-token-rejected") == [])
    }

    @Test(
        "a broken table is refused with its line",
        arguments: [
            ("", 1, "names no control"), ("# only\n", 1, "names no control"), ("a\tb\tc", 1, "has 3"),
            ("a\tb\tc\timport-incomplete\textra", 1, "has 5"),
            ("\n\na\tb\tc\timport-incomplet", 3, "'import-incomplet'; did you mean 'import-incomplete'?"),
            ("a\tb\tc\t\na\tb\td\t", 2, "twice"), ("\tb\tc\t", 1, "must not be empty"),
            ("a\tb\t\u{1B}[31m\t", 1, "control character"),
            ("a\tb\t" + String(repeating: "c", count: 201) + "\t", 1, "too long"),
            (String(repeating: "#\n", count: 5_001), 5_001, "more than"),
        ])
    func broken(text: String, line: Int, message: String) {
        let problem = #expect(throws: ControlTable.Problem.self) {
            try ControlTable.read(text, name: "broken", known: known)
        }
        #expect(problem?.line == line)
        #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
    }
}
