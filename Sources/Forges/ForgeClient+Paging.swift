// Follows the forges' pages.

import Inventory

extension ForgeClient {
    /// The path of the page that the answer's `Link` header calls next; nil at the end. A link that leads away from the
    /// forge's own API counts as a listing that can't be read on.
    func nextPage(_ answer: Answer) throws(ForeignLink) -> String? {
        guard let header = answer.headers["link"], let next = LinkTargets(header).next else { return nil }
        guard let path = path(ofLink: next) else { throw ForeignLink() }
        return path
    }
}

/// A `Link` to another origin, or to another place than the API.
struct ForeignLink: Error {
    let reason = "The forge\'s link to the next page leads to another place than its own API"
}
