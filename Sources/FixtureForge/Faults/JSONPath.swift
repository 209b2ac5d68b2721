// Points at fields of a JSON body: `repositories[0].id`, `[*].permissions`, `$`.

/// A path from the root of a body. `[*]` means every element; `$` is the root itself.
struct JSONPath: Sendable {
    private enum Step: Sendable {
        case key(String)
        case index(Int)
        case every
    }

    private let steps: [Step]

    /// Reads a path; nil if it is none.
    init?(_ text: String) {
        var rest = Substring(text)
        var steps: [Step] = []
        if rest.hasPrefix("$") {
            rest.removeFirst()
            if rest.hasPrefix(".") { rest.removeFirst() }
        } else if rest.isEmpty {
            return nil
        }
        while let first = rest.first {
            if first == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<end]
                if inner == "*" {
                    steps.append(.every)
                } else if let index = Int(inner), index >= 0 {
                    steps.append(.index(index))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: end)...]
                if rest.hasPrefix("."), rest.count > 1 { rest.removeFirst() }
            } else {
                let key = rest.prefix { $0 != "." && $0 != "[" && $0 != "]" }
                if key.isEmpty { return nil }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
                if rest.hasPrefix("."), rest.count > 1 { rest.removeFirst() }
            }
        }
        self.steps = steps
    }

    /// `body` with the fields of the path replaced by `change` (nil: taken away); nil if the path leads nowhere.
    func changing(_ body: JSONValue, _ change: (JSONValue) -> JSONValue?) -> JSONValue? {
        var found = false
        let changed = Self.walk(body, steps[...]) { value in
            found = true
            return change(value)
        }
        // No ternary here: its nil would be a JSON null.
        guard found else { return nil }
        return changed ?? .null
    }

    private static func walk(_ value: JSONValue, _ steps: ArraySlice<Step>, _ change: (JSONValue) -> JSONValue?)
        -> JSONValue?
    {
        guard let step = steps.first else { return change(value) }
        switch (step, value) {
        case (.key(let key), .object(let fields)):
            return .object(
                fields.compactMap { field in
                    if field.key != key { return field }
                    return walk(field.value, steps.dropFirst(), change).map { (key: key, value: $0) }
                })
        case (.index(let index), .array(let items)):
            return .array(
                items.enumerated().compactMap { $0 == index ? walk($1, steps.dropFirst(), change) : $1 })
        case (.every, .array(let items)):
            return .array(items.compactMap { walk($0, steps.dropFirst(), change) })
        default: return value
        }
    }
}
