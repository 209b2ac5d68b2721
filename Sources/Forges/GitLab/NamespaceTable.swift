// Holds each namespace of a listing once.

import Inventory

/// Namespaces by number, so that each path is held once.
struct NamespaceTable {
    private(set) var ancestries: [[String]] = []
    private var numbers: [String: Int32] = [:]

    /// The number of the repository's namespace.
    mutating func number(of repository: Repository) -> Int32 {
        let key = repository.inUserNamespace == true ? "~" + repository.namespacePath : repository.namespacePath
        if let number = numbers[key] { return number }
        let number = Int32(ancestries.count)
        ancestries.append(repository.namespaceAncestry)
        numbers[key] = number
        return number
    }
}
