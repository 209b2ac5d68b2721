// Refuses lists and mappings as keys where no sign tells them: between braces.

import Yams

/// `{ [a], { b } }` has two keys that aren't text, and Yams would compare them. Read with brackets for its braces it is a
/// list of lists, in which nothing is a key; from that tree the places of such keys are read.
struct BracedKeys {
    let text: MaskedText
    let problems: ProblemCollector

    /// False, with the problems reported, where the tree of `text` without its braces shows that not every key is text.
    func areText(in root: Node) -> Bool {
        var areText = true
        // Not by recursion: what is nested too deeply is refused only later.
        var rest = [root]
        while let node = rest.popLast() {
            switch node {
            case .scalar, .alias: break
            case .mapping(let mapping): rest += mapping.map(\.value)
            case .sequence(let list):
                let parts = list.filter { $0.scalar == nil }
                guard parts.contains(where: { $0.sequence != nil }), mayBeBraced(list) else {
                    rest += parts
                    continue
                }
                for part in parts where part.sequence != nil {
                    areText = false
                    problems.add(.collectionKey, at: TreeBuilder.position(of: part))
                }
                rest += parts.filter { $0.sequence == nil }
            }
        }
        return areText
    }

    /// Whether braces are around the list in the file. With an anchor or a tag, which are refused anyway, it begins there.
    private func mayBeBraced(_ list: Node.Sequence) -> Bool {
        guard let mark = list.mark else { return true }
        switch text.character(at: SourcePosition(line: mark.line, column: mark.column)) {
        case "[", "-": return false
        default: return true
        }
    }
}
