// Bodies of successful answers that no parser should swallow.

/// Breaks the body of an answer that says all is well.
struct BodyFault: AnswerFault {
    private let kind: FaultKind

    init(_ kind: FaultKind) { self.kind = kind }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        guard (200...299).contains(original.status) else { return nil }
        switch kind {
        case .truncatedBody where original.body.count >= 2:
            return FaultChange(original.with(body: Array(original.body.prefix(original.body.count / 2))))
        case .invalidJSON: return FaultChange(original.with(body: Array("{\"id\": 1, \"name\": }".utf8)))
        case .emptyBody: return FaultChange(original.with(body: []))
        case .deepJSON(let levels):
            let open = [UInt8](repeating: UInt8(ascii: "["), count: levels)
            return FaultChange(original.with(body: open + [UInt8](repeating: UInt8(ascii: "]"), count: levels)))
        case .hugeBody(let mebibytes):
            var answer = original.with(body: [])
            answer.delivery = .filler(bytes: mebibytes << 20)
            return FaultChange(answer)
        case .invalidUTF8: return Self.inserting([0xC3, 0x28], into: original)
        case .loneSurrogate: return Self.inserting(Array("\\ud83d".utf8), into: original)
        case .duplicateKeys:
            guard let body = JSONReader.value(original.body), body.objectCount > 0 else { return nil }
            return FaultChange(original.with(body: body.withDuplicateKeys.bytes()))
        case .htmlOK: return FaultChange(.html(SignInPage.html, status: 200))
        default: return nil
        }
    }

    /// Puts bytes at the start of the first string that is a field's value.
    private static func inserting(_ bytes: [UInt8], into original: Answer) -> FaultChange? {
        let start = Array("\":\"".utf8)
        guard let place = original.body.firstRange(of: start) else { return nil }
        var body = original.body
        body.insert(contentsOf: bytes, at: place.upperBound)
        return FaultChange(original.with(body: body))
    }
}

extension JSONValue {
    /// How many objects there are, within objects and arrays, that have a field.
    fileprivate var objectCount: Int {
        switch self {
        case .object(let fields): (fields.isEmpty ? 0 : 1) + fields.reduce(0) { $0 + $1.value.objectCount }
        case .array(let items): items.reduce(0) { $0 + $1.objectCount }
        default: 0
        }
    }

    /// The value with the first key of every object given twice; the first of the two has the wrong value.
    fileprivate var withDuplicateKeys: JSONValue {
        switch self {
        case .array(let items): .array(items.map { $0.withDuplicateKeys })
        case .object(let fields):
            .object(
                fields.prefix(1).map { (key: $0.key, value: $0.value.other) }
                    + fields.map { (key: $0.key, value: $0.value.withDuplicateKeys) })
        default: self
        }
    }

    /// A value of the same type that is not this one.
    private var other: JSONValue {
        switch self {
        case .int(let number): .int(number &+ 1)
        case .bool(let flag): .bool(!flag)
        default: "another"
        }
    }
}
