// Single requests whose bytes a test wants to see, redirects not followed.
import FixtureForge

extension DemoForge {
    static let projects = "/gitlab/api/v4/projects"
    static let repositories = "/api/v3/installation/repositories"
    static let keyset = "pagination=keyset&order_by=id&sort=asc&membership=true&simple=true&per_page=40"

    /// Sends a request over a connection of its own and reads to the end.
    func raw(_ target: String, _ headers: [String: String] = [:]) async throws -> RawConnection.Received {
        await (try RawConnection(client.port, target, headers)).read()
    }

    /// The ids of a page of either forge.
    static func ids(_ reply: Reply) -> [Int] {
        (reply.body["repositories"]?.list ?? reply.body.list).compactMap { $0["id"]?.int }
    }

    /// What the log says of faults, `-` for none.
    var fired: [String] { forge.requests.map { $0.fault ?? "-" } }
}
