// Parses the text with Yams, and turns what Yams says of a broken one into our errors.

import Yams

/// The only user of Yams' parser.
enum YAMLDocument {
    /// So many duplicate keys are looked past to find the problems behind them; each costs a parse of the whole text, so
    /// there are fewer in a large one.
    private static func maskLimit(for text: String) -> Int { min(20, 4 * 1_048_576 / max(1, text.utf8.count)) }

    /// The tree of the single document in `text`; nil, with the problem reported, where there is none.
    static func parsed(_ text: String, _ problems: ProblemCollector) -> ConfigNode? {
        let maskLimit = maskLimit(for: text)
        guard var masked = MaskedText(text) else {
            problems.add(.start, "the file uses too many private-use characters", hint: "remove them")
            return nil
        }
        for _ in 0...maskLimit {
            do {
                return try tree(of: masked, problems)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let position = SourcePosition(line: context.mark.line, column: context.mark.column)
                if masked.maskKey(at: position) { continue }
                let name = keys.first.map { quoted(masked.restored($0)) } ?? "a key"
                problems.add(position, "\(name) is given more than once in this mapping", hint: "keep one of them")
                return nil
            } catch let error as YamlError {
                report(error, in: masked, problems)
                return nil
            } catch {
                problems.add(.start, "the file can't be parsed")
                return nil
            }
        }
        problems.add(.start, "the file has more than \(maskLimit) duplicate keys", hint: "keep one of each")
        return nil
    }

    private static func tree(of masked: MaskedText, _ problems: ProblemCollector) throws -> ConfigNode? {
        let areKeysText = try withRoot(of: masked.textWithoutBraces) { root in
            root.map { BracedKeys(text: masked, problems: problems).areText(in: $0) } ?? true
        }
        guard areKeysText else { return nil }
        return try withRoot(of: masked.text) { root in
            root.map { TreeBuilder(text: masked, problems: problems).node($0, depth: 0) }
        }
    }

    private static func withRoot<Result>(of text: String, _ body: (Node?) -> Result) throws -> Result {
        // The encoding is named because Yams' default reads an environment variable. The resolver without rules keeps
        // Yams from running its regular expressions over every key.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        // A node refers to its anchor weakly, the parser owns it: without the parser no anchor would be seen.
        return withExtendedLifetime(parser) { body(root) }
    }

    private static func report(_ error: YamlError, in masked: MaskedText, _ problems: ProblemCollector) {
        // `description` of these errors quotes the file, which may hold a token: only the parser's own words are used.
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let position = masked.clamped(SourcePosition(line: mark.line, column: mark.column))
            if problem.hasPrefix("Maximum nesting level") {
                problems.add(position, "nested too deeply", hint: "at most \(TreeBuilder.depthLimit) levels")
                return
            }
            let begun = context.map { SourcePosition(line: $0.mark.line, column: $0.mark.column) }
            if let found = masked.keySign(at: position) ?? begun.flatMap(masked.keySign(from:)) {
                problems.add(found.sign, at: found.position)
                return
            }
            var whole = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
            if begun.flatMap(masked.character) == "{" {
                // It was read without its braces.
                whole = whole.replacing("flow sequence", with: "flow mapping").replacing("']'", with: "'}'")
            }
            let isTab = masked.character(at: position) == "\t"
            problems.add(position, "not valid YAML: \(whole)", hint: isTab ? "indent with spaces, not tabs" : nil)
        case .reader(let problem, _, _, _):
            problems.add(.start, "not valid YAML: \(problem)")
        default:
            problems.add(.start, "the file can't be parsed")
        }
    }
}
