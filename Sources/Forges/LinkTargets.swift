// The two relations of a `Link` header that listings need.

import Transport

/// Untrusted text, where a relation is given; of several with the same relation the first.
package struct LinkTargets {
    package let next: String?
    package let last: String?

    /// Takes the whole value of the header.
    package init(_ header: String) {
        let links = LinkHeader.parse(header)
        next = links["next"]
        last = links["last"]
    }

    /// The value of `page` in the last link.
    package var lastPage: Int? {
        guard let last, let mark = last.firstIndex(of: "?") else { return nil }
        for parameter in last[last.index(after: mark)...].split(separator: "&") where parameter.hasPrefix("page=") {
            return Int(parameter.dropFirst(5))
        }
        return nil
    }
}
