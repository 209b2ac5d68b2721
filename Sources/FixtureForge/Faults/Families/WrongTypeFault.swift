// Bodies that are JSON, but not the JSON that the documentation promises.

/// Replaces the fields at a path.
struct WrongTypeFault: AnswerFault {
    private let path: JSONPath?
    private let type: WrongType

    init(_ path: String, _ type: WrongType) {
        self.path = JSONPath(path)
        self.type = type
    }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        guard (200...299).contains(original.status), let path, let body = JSONReader.value(original.body),
            let changed = path.changing(body, { type.value(insteadOf: $0) })
        else { return nil }
        return FaultChange(original.with(body: changed.bytes()))
    }
}
