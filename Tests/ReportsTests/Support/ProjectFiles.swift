// Where the project's own files lie, seen from its tests.

import Foundation

enum ProjectFiles {
    /// The schema of the dialect that junit.xml is written in.
    static let junitSchema = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/junit-dialect.xsd")
}
