// Walks two ordered streams side by side.

/// Pairs what has the same key, one value of each stream in memory.
enum SideBySide {
    /// Calls `body` with each pair, in the streams' order; the side that lacks the key is nil. `isBefore` is the order of
    /// both streams.
    static func walk<Value>(
        _ left: () throws -> Value?, _ right: () throws -> Value?, isBefore: (Value, Value) -> Bool,
        _ body: (Value?, Value?) throws -> Void
    ) rethrows {
        var first = try left()
        var second = try right()
        while first != nil || second != nil {
            if let a = first, let b = second, !isBefore(a, b), !isBefore(b, a) {
                try body(a, b)
                first = try left()
                second = try right()
            } else if let a = first, second.map({ isBefore(a, $0) }) ?? true {
                try body(a, nil)
                first = try left()
            } else {
                try body(nil, second)
                second = try right()
            }
        }
    }
}
