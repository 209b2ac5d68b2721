// References to secrets, which never hold one.

import Secrets

/// Reads `{ env: NAME }`, `{ file: PATH }`, `{ credential: NAME }`, `{ command: [PROGRAM, …] }` or `{ sealed: NAME }`.
/// Nothing that stands there is echoed: it may be the secret itself.
enum SecretReferenceReader {
    private static let hint = "write { env: NAME } or { file: PATH }"
    private static let kinds = ["env", "file", "credential", "command", "sealed"]

    /// The reference under the required `key`.
    static func read(_ key: String, of parent: MapReader, purpose: SecretSetting.Purpose) -> SecretSetting? {
        guard let node = parent.node(key, required: true) else { return nil }
        guard let map = map(node, key, parent) else { return nil }
        let reference = reference(map, key, node)
        return reference.map { SecretSetting(reference: $0, purpose: purpose, position: node.position) }
    }

    /// The reference to the key of a sealed store, under the required `key`.
    static func readStoreKey(_ key: String, of parent: MapReader) -> SecretReference? {
        guard let node = parent.node(key, required: true), let map = map(node, key, parent) else { return nil }
        let reference = reference(map, key, node)
        switch reference {
        case .environment:
            parent.problems.add(
                node.position, "the key of a sealed store can't be in the environment, which every child inherits",
                hint: "write { file: PATH }, { credential: NAME } or { command: [PROGRAM] }")
            return nil
        case .sealed:
            parent.problems.add(
                node.position, "a sealed store can't hold its own key",
                hint: "write { file: PATH }, { credential: NAME } or { command: [PROGRAM] }")
            return nil
        case .file(_, allowReadableByOthers: true):
            parent.problems.add(
                node.position, "the key of a sealed store can't be readable by others",
                hint: "remove 'allow_readable_by_others'")
            return nil
        default: return reference
        }
    }

    /// The reference to the key that signs snapshots, under `key`, which need not be there.
    static func readSigningKey(_ key: String, of parent: MapReader) -> SecretSetting? {
        guard let node = parent.node(key), let setting = read(key, of: parent, purpose: .signingKey) else { return nil }
        // Of a forge's key that is a finding; a signature by one that others may have is worth nothing.
        if case .file(_, allowReadableByOthers: true) = setting.reference {
            parent.problems.add(
                node.position, "the key that signs snapshots can't be readable by others",
                hint: "remove 'allow_readable_by_others'")
            return nil
        }
        return setting
    }

    /// The mapping that a reference is; nil, with the problem reported, where it is anything else.
    private static func map(_ node: ConfigNode, _ key: String, _ parent: MapReader) -> MapReader? {
        switch node.kind {
        case .refused: return nil
        case .scalar, .list:
            parent.problems.add(node.position, "\(quoted(key)) must refer to a secret, not hold it", hint: hint)
            return nil
        case .map: return MapReader(node, label: quoted(key), problems: parent.problems)
        }
    }

    private static func reference(_ map: MapReader, _ key: String, _ node: ConfigNode) -> SecretReference? {
        let allowed = map.flag("allow_readable_by_others") ?? false
        let timeout = map.integer("timeout_seconds", in: SecretCommand.timeLimits) ?? SecretCommand.standardTimeout
        let references = [
            name("env", of: map, isValid: isVariableName).map { SecretReference.environment($0) },
            map.text("file").map { SecretReference.file($0, allowReadableByOthers: allowed) },
            name("credential", of: map, isValid: isCredentialName).map { SecretReference.credential($0) },
            command(map, timeout: timeout).map { SecretReference.command($0) },
            name("sealed", of: map, isValid: { SealedEntry.isName($0) }).map { SecretReference.sealed($0) },
        ].compactMap { $0 }
        map.finish()
        for (option, kind) in [("allow_readable_by_others", "file"), ("timeout_seconds", "command")]
        where map.has(option) && !map.has(kind) {
            map.problems.add(map.position(of: option), "\(quoted(option)) belongs to \(quoted(kind))")
        }
        let given = kinds.filter(map.has)
        if given.count > 1 {
            map.problems.add(
                map.position(of: given[1]), "\(quoted(key)) refers to more than one secret", hint: "keep one of them")
            return nil
        }
        if map.entries.isEmpty {
            map.problems.add(node.position, "\(quoted(key)) refers to no secret", hint: hint)
        }
        return references.first
    }

    /// The program and its arguments, as a list: a line for a shell would have to be taken apart.
    static func command(_ map: MapReader, timeout: Int, required: Bool = false) -> SecretCommand? {
        guard let items = map.list("command", required: required) else { return nil }
        let place = map.valuePosition(of: "command")
        guard (1...100).contains(items.count) else {
            map.problems.add(place, "'command' names no program", hint: "write [PROGRAM, ARGUMENT, …]")
            return nil
        }
        let texts = items.compactMap { map.values.text($0, label: "an entry of 'command'") }
        guard texts.count == items.count, let program = texts.first else { return nil }
        guard program.hasPrefix("/") || !program.contains("/") else {
            map.problems.add(
                place, "'command' begins with a relative path",
                hint: "write an absolute path, or a name that is found along PATH")
            return nil
        }
        return SecretCommand(program: program, arguments: Array(texts.dropFirst()), timeoutSeconds: timeout)
    }

    private static func name(_ key: String, of map: MapReader, isValid: (String) -> Bool) -> String? {
        guard let text = map.text(key) else { return nil }
        if isValid(text) { return text }
        map.problems.add(
            map.valuePosition(of: key), "\(quoted(key)) is not a valid name",
            hint: "it names where the secret is kept, it is not the secret")
        return nil
    }

    private static func isVariableName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.enumerated().allSatisfy { index, byte in
                isLetter(byte) || byte == UInt8(ascii: "_") || (index > 0 && isDigit(byte))
            }
    }

    private static func isCredentialName(_ text: String) -> Bool {
        text != "." && text != ".."
            && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_.-@".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
