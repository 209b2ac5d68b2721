// Errors of preparing to talk to a forge.

/// What is wrong with a credential before anything was sent, and what to do. What a forge answers is never an error here:
/// it becomes an observation or a gap.
package struct ForgesError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
