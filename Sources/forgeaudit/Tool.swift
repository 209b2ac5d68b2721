// The tool's own name and version.

enum Tool {
    static let version = "0.1.0"
    /// GitHub refuses requests without it.
    static let userAgent = "forgeaudit/\(version)"
}
