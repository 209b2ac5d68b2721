// Lets a route stop where it finds out that it can't go on, with the answer the forge would give.

/// An answer that ends the handling of a request early.
struct Refusal: Error, Sendable {
    let answer: Answer

    init(_ answer: Answer) { self.answer = answer }
}
