// References to secrets, which never hold one.

import Secrets

/// Reads `{ env: NAME }`, `{ file: PATH }` or `{ credential: NAME }`. Nothing that stands there is echoed: it may be
/// the secret itself.
enum SecretReferenceReader {
    private static let hint = "write { env: NAME } or { file: PATH }"

    /// The reference under the required `key`.
    static func read(_ key: String, of parent: MapReader, purpose: SecretSetting.Purpose) -> SecretSetting? {
        guard let node = parent.node(key, required: true) else { return nil }
        switch node.kind {
        case .refused: return nil
        case .scalar, .list:
            parent.problems.add(node.position, "\(quoted(key)) must refer to a secret, not hold it", hint: hint)
            return nil
        case .map: break
        }
        guard let map = MapReader(node, label: quoted(key), problems: parent.problems) else { return nil }
        let references = [
            name("env", of: map, isValid: isVariableName).map { SecretReference.environment($0) },
            map.text("file").map { SecretReference.file($0) },
            name("credential", of: map, isValid: isCredentialName).map { SecretReference.credential($0) },
        ].compactMap { $0 }
        map.finish()
        let given = ["env", "file", "credential"].filter(map.has)
        if given.count > 1 {
            map.problems.add(
                map.position(of: given[1]), "\(quoted(key)) refers to more than one secret", hint: "keep one of them")
            return nil
        }
        if map.entries.isEmpty {
            map.problems.add(node.position, "\(quoted(key)) refers to no secret", hint: hint)
        }
        return references.first.map { SecretSetting(reference: $0, purpose: purpose, position: node.position) }
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
