// From Yams' nodes to the config's tree, refusing on the way what a config doesn't need.

import Secrets
import Yams

/// Builds `ConfigNode`s and reports aliases, structured keys, anchors, tags, merge keys, odd and duplicate keys, depth, and secrets.
struct TreeBuilder {
    /// A config needs about eight levels; the limit keeps the readers' recursion small.
    static let depthLimit = 32

    let text: MaskedText
    let problems: ProblemCollector

    func node(_ node: Node, depth: Int) -> ConfigNode {
        let position = Self.position(of: node)
        guard depth < Self.depthLimit else {
            return refused(position, "nested too deeply", hint: "at most \(Self.depthLimit) levels")
        }
        reportProperties(of: node, at: position)
        switch node {
        case .scalar(let scalar):
            return self.scalar(scalar, at: position)
        case .sequence(let sequence):
            return ConfigNode(position: position, kind: .list(sequence.map { self.node($0, depth: depth + 1) }))
        case .mapping(let mapping):
            return ConfigNode(position: position, kind: .map(entries(of: mapping, depth: depth + 1)))
        case .alias:
            return refused(.alias, at: position)
        }
    }

    private func scalar(_ scalar: Node.Scalar, at position: SourcePosition) -> ConfigNode {
        let isPlain = scalar.style == .plain
        if isPlain, let sign = text.sign(inPlain: scalar.string) { return refused(sign, at: position) }
        let content = text.restored(scalar.string)
        if SecretShape.isFound(in: content) {
            problems.addSecret(position)
            return ConfigNode(position: position, kind: .refused)
        }
        return ConfigNode(position: position, kind: .scalar(content, isPlain: isPlain))
    }

    private func entries(of mapping: Node.Mapping, depth: Int) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            let position = Self.position(of: key)
            guard let name = name(of: key, at: position) else {
                // Still walked, so that a token below it is found.
                if case .scalar = key { _ = node(value, depth: depth) }
                continue
            }
            let child = node(value, depth: depth)
            if let line = lines[name] {
                problems.add(position, "duplicate key \(quoted(name))", hint: "first given in line \(line)")
                continue
            }
            lines[name] = position.line
            entries.append(ConfigEntry(key: name, keyPosition: position, value: child))
        }
        return entries
    }

    /// The key's text; nil, with the problem reported, where it isn't a plain name.
    private func name(of key: Node, at position: SourcePosition) -> String? {
        guard case .scalar(let scalar) = key else {
            problems.add(.collectionKey, at: position)
            return nil
        }
        reportProperties(of: key, at: position)
        if scalar.style == .plain, scalar.string == "<<" {
            problems.add(position, "merge keys are not supported", hint: "write the values out")
            return nil
        }
        guard case .scalar(let name, let isPlain) = self.scalar(scalar, at: position).kind else { return nil }
        if name.isEmpty || (isPlain && PlainScalar(name) == .null) {
            problems.add(position, "a key is empty")
            return nil
        }
        return name
    }

    /// Anchors (an alias is found by its value) and tags.
    private func reportProperties(of node: Node, at position: SourcePosition) {
        if Self.hasAnchor(node) {
            problems.add(
                position, "anchors and aliases are not supported", hint: "write the value out where it is needed")
        }
        // The parser gives the tag that a form has anyway to what is in quotes and to every key.
        let isImplied =
            switch node {
            case .scalar(let scalar): Self.isImplied(scalar.tag, by: .str)
            case .sequence(let sequence): Self.isImplied(sequence.tag, by: .seq)
            case .mapping(let mapping): Self.isImplied(mapping.tag, by: .map)
            case .alias: true
            }
        if !isImplied { problems.add(position, "tags are not supported", hint: "remove the '!…'") }
    }

    private static func isImplied(_ tag: Tag, by form: Tag.Name) -> Bool {
        tag.rawValue == Tag.Name.implicit.rawValue || tag.rawValue == form.rawValue
    }

    private func refused(_ sign: MaskedText.Sign, at position: SourcePosition) -> ConfigNode {
        problems.add(sign, at: position)
        return ConfigNode(position: position, kind: .refused)
    }

    private func refused(_ position: SourcePosition, _ message: String, hint: String) -> ConfigNode {
        problems.add(position, message, hint: hint)
        return ConfigNode(position: position, kind: .refused)
    }

    private static func hasAnchor(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar): scalar.anchor != nil
        case .sequence(let sequence): sequence.anchor != nil
        case .mapping(let mapping): mapping.anchor != nil
        case .alias: true
        }
    }

    /// Where the node begins in the file.
    static func position(of node: Node) -> SourcePosition {
        guard let mark = node.mark else { return .start }
        return SourcePosition(line: mark.line, column: mark.column)
    }
}
