// What the forge sent, as a client sees it.
import Foundation

/// A status, headers by lower-case name, and the bytes of the body.
struct Reply {
    let status: Int
    let headers: [String: String]
    let data: Data

    /// The body as JSON; null if it isn't.
    var body: Body { (try? JSONDecoder().decode(Body.self, from: data)) ?? .null }

    var message: String? { body["message"]?.text }

    /// The target of `rel="next"`, without scheme and host.
    var next: String? {
        guard let links = headers["link"] else { return nil }
        for link in links.components(separatedBy: ", ") where link.hasSuffix("rel=\"next\"") {
            guard let url = link.split(separator: ">").first.flatMap({ URL(string: String($0.dropFirst())) }) else {
                return nil
            }
            return url.path + (url.query.map { "?" + $0 } ?? "")
        }
        return nil
    }
}
