// Errors of writing reports.

/// What was attempted on which file, and what to do next.
package struct ReportsError: Error, CustomStringConvertible {
    package enum Code: Sendable {
        /// The target folder or a file in it can't be written.
        case disk
        /// libxml2 refused to write; nothing that a snapshot holds should lead here.
        case markup
        /// A report can't hold as many results as there are.
        case tooLarge
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
