// The groups above a repository, whose webhooks fire for it too.

extension Repository {
    /// The full paths of its namespace and all groups above, the nearest first: `a/b/c` gives `a/b/c`, `a/b`, `a`.
    /// Empty where it lies in a person's own namespace.
    package var namespaceAncestry: [String] {
        guard inUserNamespace != true else { return [] }
        var segments = namespacePath.split(separator: "/", maxSplits: 64)
        var paths: [String] = []
        while !segments.isEmpty {
            paths.append(segments.joined(separator: "/"))
            segments.removeLast()
        }
        return paths
    }
}
