// A report that has been written, so that others can name it.

/// A file of this call.
struct WrittenFile: Sendable, Hashable {
    /// Within the reports' folder.
    let name: String
    let bytes: Int
    /// Of all its bytes, in hex.
    let sha256: String
}
