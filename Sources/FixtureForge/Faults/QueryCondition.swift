// One condition of a fault on the query of a request.

/// `page=2` wants that value, `page=*` any value, `!page` that the parameter isn't there.
package struct QueryCondition: Sendable, Equatable, CustomStringConvertible {
    /// What is asked of the parameter.
    package enum Wanted: Sendable, Equatable {
        case value(String)
        case present
        case absent
    }

    let name: String
    let wanted: Wanted

    /// A condition on the parameter `name`, decoded.
    package init(_ name: String, _ wanted: Wanted) {
        self.name = name
        self.wanted = wanted
    }

    /// Reads one condition as it is written; nil if it is none.
    init?(_ text: Substring) {
        if text.hasPrefix("!"), text.count > 1, !text.contains("=") {
            self.init(String(text.dropFirst()), .absent)
            return
        }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(String(parts[0]), parts[1] == "*" ? .present : .value(String(parts[1])))
    }

    /// The condition as it is written.
    package var description: String {
        switch wanted {
        case .value(let value): "\(name)=\(value)"
        case .present: "\(name)=*"
        case .absent: "!\(name)"
        }
    }

    func holds(in query: Query) -> Bool {
        switch wanted {
        case .value(let value): query[name] == value
        case .present: query[name] != nil
        case .absent: query[name] == nil
        }
    }
}
