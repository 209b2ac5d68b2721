// An app's JWT is let in when it is right, and refused with GitHub's words when it isn't.
import FixtureForge
import Foundation
import Testing

@Suite struct JSONWebTokenTests {
    @Test(
        "An app is let in by its id as a number, its id as text and its client id",
        arguments: [
            "4711", "\"4711\"", "\"Iv23liHubDemo0000001\"",
        ])
    func letsIn(issuer: String) async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.get("/api/v3/app", try demo.jwt(issuer: issuer))
            #expect(reply.status == 200)
            #expect(reply.body["slug"]?.text == "hub-rebuild")
            #expect(reply.body["installations_count"]?.int == 5)
        }
    }

    @Test("A JWT that lives for ten minutes from now, issued now, is the limit of what is taken")
    func limit() async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.get("/api/v3/app", try demo.jwt(issued: 0, expires: 600))
            #expect(reply.status == 200)
        }
    }

    @Test(
        "A JWT is refused with the reason",
        arguments: [
            (
                0.0, 0.0,
                "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
            ),
            (
                -700, -1,
                "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
            ),
            (-60, 601, "'Expiration time' claim ('exp') is too far in the future"),
            (
                1, 540,
                "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
            ),
        ])
    func refused(issued: Double, expires: Double, message: String) async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.get("/api/v3/app", try demo.jwt(issued: issued, expires: expires))
            #expect(reply.status == 401)
            #expect(reply.message == message)
            #expect(reply.body["documentation_url"]?.text == "https://docs.github.com/rest")
        }
    }

    @Test("The key of another app, another algorithm, a token of the forge and no JWT at all can't be decoded")
    func undecodable() async throws {
        try await DemoForge.run { demo in
            let wrong = [
                try demo.jwt(app: "hub-legacy"), try demo.jwt(algorithm: "HS256"),
                ["Authorization": "Bearer eyJ.eyJ.x"],
                try await demo.installation(30_614_487), [:],
            ]
            for headers in wrong {
                let reply = try await demo.client.get("/api/v3/app", headers)
                #expect(reply.status == 401)
                #expect(reply.message == "A JSON web token could not be decoded")
            }
        }
    }

    @Test("An unknown issuer is no integration")
    func unknownIssuer() async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.get("/api/v3/app", try demo.jwt(issuer: "99"))
            #expect(reply.status == 404)
            #expect(reply.message == "Integration not found")
        }
    }
}
