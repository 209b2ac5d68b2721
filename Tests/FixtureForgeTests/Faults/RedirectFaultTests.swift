// Redirects and links: where they lead, as the client sees it.
import FixtureForge
import Foundation
import Testing

@Suite struct RedirectFaultTests {
    private let user = "/gitlab/api/v4/user"

    private func location(_ fault: String) async throws -> (status: Int?, location: String?, port: UInt16) {
        var result: (status: Int?, location: String?, port: UInt16) = (nil, nil, 0)
        try await DemoForge.run(faults: [fault]) { demo in
            let received = try await demo.raw(user, try demo.token("dave-gitlab"))
            result = (received.status, received.header("Location"), demo.client.port)
        }
        return result
    }

    @Test("A redirect within the origin leads to an address that works", arguments: [301, 302, 307])
    func same(status: Int) async throws {
        try await DemoForge.run(faults: ["kind=redirect(\(status))"]) { demo in
            let token = try demo.token("dave-gitlab")
            let received = try await demo.raw(user, token)
            #expect(received.status == status)
            #expect(received.header("Location") == "http://127.0.0.1:\(demo.client.port)\(user)?redirected=1")
            #expect(try await demo.raw(user + "?redirected=1", token).status == 200)
            #expect(demo.fired == ["redirect(\(status), to=same)", "-"])
        }
    }

    @Test("A redirect leads to another origin, to a whole address, in a loop, or to the sign-in page")
    func elsewhere() async throws {
        let other = try await location("kind=redirect(302, to=https://evil.example)")
        #expect(other.status == 302 && other.location == "https://evil.example" + user)
        #expect(try await location("kind=redirect(to=http://evil.example/x)").location == "http://evil.example/x")
        let loop = try await location("kind=redirect(307, to=loop)")
        #expect(loop.location == "http://127.0.0.1:\(loop.port)\(user)")
        try await DemoForge.run(faults: ["kind=redirect(302, to=signIn)"]) { demo in
            let token = try demo.token("dave-gitlab")
            let redirect = try await demo.client.get(user, token)
            #expect(redirect.status == 302)
            #expect(redirect.headers["location"] == "http://127.0.0.1:\(demo.client.port)/gitlab/users/sign_in")
            let page = try await demo.client.get("/gitlab/users/sign_in", token)
            #expect(page.status == 200 && String(decoding: page.data, as: UTF8.self).contains("Sign in"))
            #expect(demo.forge.requests.map { $0.target } == [user, "/gitlab/users/sign_in"])
        }
    }

    @Test("Behind TLS a redirect and a link can lead down to http")
    func downgrade() async throws {
        let forge = try FixtureForge(
            fleet: DemoForge.fleet.get(), clock: .frozen(at: DemoForge.now), secrets: DemoForge.secrets.get(),
            publicOrigin: "https://forge.example",
            faults: Faults(parsing: ["kind=redirect(301, to=http); route=GET /user", "kind=linkHTTP"]))
        let port = try await forge.start()
        let token = ["PRIVATE-TOKEN": forge.secrets.token(named: "acme-gitlab") ?? ""]
        let redirect = await (try RawConnection(port, user, token)).read()
        #expect(redirect.header("Location") == "http://forge.example" + user)
        let list = await (try RawConnection(port, "\(DemoForge.projects)?\(DemoForge.keyset)", token)).read()
        #expect(list.header("Link")?.hasPrefix("<http://forge.example/gitlab/api/v4/projects?") == true)
        await forge.stop()
    }

    @Test("Links lead to another origin, or carry a token that nobody sent")
    func links() async throws {
        let faults = ["kind=foreignLink(https://evil.example); times=1", "kind=linkPrivateToken; from=2"]
        try await DemoForge.run(faults: faults) { demo in
            let token = try demo.token("acme-gitlab")
            let target = "\(DemoForge.projects)?membership=true&per_page=40"
            let foreign = try await demo.client.get(target, token)
            let links = try #require(foreign.headers["link"]).components(separatedBy: ", ")
            #expect(links.count == 3)
            #expect(links.allSatisfy { $0.hasPrefix("<https://evil.example/gitlab/api/v4/projects?") })
            #expect(links.first?.hasSuffix("rel=\"next\"") == true)
            let echo = try await demo.client.get(target, token).headers["link"]
            #expect(echo?.contains("&private_token=glpat-EchoedByTheFixtureForge>; rel=\"next\"") == true)
            #expect(try await demo.client.get(user, token).headers["link"] == nil)
            #expect(demo.fired.last == "-")
        }
    }
}
