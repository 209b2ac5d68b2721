// The rows of a list's body, whether it is an array or an object around one.

/// A list in an answer's body.
struct ListBody {
    private let envelope: [(key: String, value: JSONValue)]?
    private(set) var rows: [JSONValue]

    /// The rows of the array that `bytes` are, or of the array among the fields of the object; nil if there is none.
    init?(_ bytes: [UInt8]) {
        switch JSONReader.value(bytes) {
        case .array(let rows):
            envelope = nil
            self.rows = rows
        case .object(let fields):
            for case (_, .array(let rows)) in fields {
                envelope = fields
                self.rows = rows
                return
            }
            return nil
        default: return nil
        }
    }

    var bytes: [UInt8] {
        guard let envelope else { return JSONValue.array(rows).bytes() }
        let fields = envelope.map { field in
            if case .array = field.value { (key: field.key, value: JSONValue.array(rows)) } else { field }
        }
        return JSONValue.object(fields).bytes()
    }

    /// The id of the last row.
    var lastID: Int? {
        for case (key: "id", value: .int(let id)) in rows.last?.fields ?? [] { return id }
        return nil
    }

    /// The list with other ids, and names to go with them; nothing changes for an offset of 0.
    func shifted(by offset: Int) -> ListBody {
        guard offset != 0 else { return self }
        var copy = self
        copy.rows = rows.map { row in
            .object(
                row.fields.map { field in
                    switch (field.key, field.value) {
                    case ("id", .int(let id)): (field.key, .int(id &+ offset))
                    case ("name", .rendered(let text)), ("full_name", .rendered(let text)),
                        ("path", .rendered(let text)), ("path_with_namespace", .rendered(let text)):
                        (field.key, .rendered(text.dropLast() + Array("-\(offset)\"".utf8)))
                    default: field
                    }
                })
        }
        return copy
    }
}
