// One test case of a JUnit file.

/// A test case: its identity, which stays the same between runs, and its result, which doesn't.
struct JUnitCase {
    enum Result {
        case pass
        case failure(type: String, JUnitText)
        case error(type: String, JUnitText)
        case skipped(JUnitText)
    }

    /// `audit.<integration>.<rule>`, dotted identifiers.
    let classname: String
    let name: String
    let result: Result
}
