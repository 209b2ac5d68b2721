// What a parser did that it must never do.

/// A promise of a parser that some input breaks.
package struct BrokenInvariant: Error, CustomStringConvertible {
    /// The promise, in words.
    package let description: String

    init(_ description: String) { self.description = description }

    /// Throws where `holds` is false.
    static func check(_ holds: Bool, _ promise: @autoclosure () -> String) throws(BrokenInvariant) {
        if !holds { throw BrokenInvariant(promise()) }
    }
}
