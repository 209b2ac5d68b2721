// Where a request goes, as far as the beginning of its URL tells.

/// What scheme, host and port say. The same for all requests to a forge, and asked for with each of them.
final class Destination: Sendable {
    let host: Host
    let isLoopback: Bool
    /// How it is reached.
    let route: ForgeRoute

    init(of url: String, routes: [Origin: ForgeRoute]) {
        host = Host(of: url)
        isLoopback = host.isLoopback
        route = Origin(of: url).flatMap { routes[$0] } ?? .direct
    }

    /// The part of an absolute URL that tells it: all before the path or query.
    static func beginning(of url: String) -> Substring {
        var colons = url.utf8.indices.lazy.filter { url.utf8[$0] == UInt8(ascii: ":") }.makeIterator()
        guard let colon = colons.next(), url.utf8[colon...].starts(with: "://".utf8) else { return url[...] }
        let start = url.utf8.index(colon, offsetBy: 3)
        let end = url.utf8[start...].firstIndex { byte in
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
                || byte == UInt8(ascii: "\\")
        }
        return url[..<(end ?? url.endIndex)]
    }
}
