// Reads the `Link` header with which both forges page.

/// The targets by relation of `<https://…?page=2>; rel="next", <…>; rel="last"`.
package enum LinkHeader {
    /// Malformed parts are left out; at most 20 links are read. The targets are untrusted text.
    package static func parse(_ value: String) -> [String: String] {
        var links: [String: String] = [:]
        var rest = Substring(value)
        for _ in 0..<20 {
            guard let open = rest.firstIndex(of: "<") else { break }
            let afterOpen = rest.index(after: open)
            guard let close = rest[afterOpen...].firstIndex(of: ">") else { break }
            let target = String(rest[afterOpen..<close])
            let parameters = rest[rest.index(after: close)...]
            let end = parameters.firstIndex(of: "<") ?? parameters.endIndex
            for parameter in parameters[..<end].split(whereSeparator: { $0 == ";" || $0 == "," }) {
                let trimmed = parameter.drop { $0 == " " || $0 == "\t" }
                guard trimmed.lowercased().hasPrefix("rel=") else { continue }
                let relations = trimmed.dropFirst(4).filter { $0 != "\"" }
                for relation in relations.split(separator: " ") where links[String(relation)] == nil {
                    links[String(relation)] = target
                }
            }
            rest = parameters[end...]
        }
        return links
    }
}
