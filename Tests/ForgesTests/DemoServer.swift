// The demo fleet behind real HTTP, with a seam to tamper with answers. The one file that sees the fixture forge's types.

import FixtureForge
import Foundation

/// A fixture forge on a free port, for the length of a test.
struct DemoServer: Sendable {
    /// What was asked.
    struct Asked: Sendable {
        let route: String
        let target: String
        let credential: String
        let occurrence: Int
    }

    /// What is sent.
    struct Sent: Sendable {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    typealias Tamper = @Sendable (Asked, Sent) -> Sent

    struct NoSecret: Error {}

    let port: Int
    private let forge: FixtureForge

    static let now = Date(timeIntervalSince1970: 1_795_312_800)
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fixtures/demo")
    private static let fleet = Result { try FleetLoader(folder: folder).load() }
    /// Made once: keys take a while.
    private static let secrets = Result { try ForgeSecrets.generated(for: fleet.get()) }

    static func run(_ tamper: Tamper? = nil, _ body: (DemoServer) async throws -> Void) async throws {
        let fault = Fault { exchange, answer in
            guard let tamper else { return answer }
            let asked = Asked(
                route: exchange.route, target: exchange.target, credential: exchange.credential,
                occurrence: exchange.occurrence)
            let sent = tamper(
                asked,
                Sent(status: answer.status, headers: answer.headers, body: String(decoding: answer.body, as: UTF8.self))
            )
            return Answer(status: sent.status, headers: sent.headers, body: Array(sent.body.utf8))
        }
        let forge = try FixtureForge(
            fleet: fleet.get(), clock: .frozen(at: now), secrets: secrets.get(), fault: fault)
        let demo = DemoServer(port: Int(try await forge.start()), forge: forge)
        do {
            try await body(demo)
        } catch {
            await forge.stop()
            throw error
        }
        await forge.stop()
    }

    var gitHub: String { "http://127.0.0.1:\(port)/api/v3" }
    var gitLab: String { "http://127.0.0.1:\(port)/gitlab/api/v4" }

    func token(_ name: String) throws -> String {
        guard let token = forge.secrets.token(named: name) else { throw NoSecret() }
        return token
    }

    static func privateKey(_ app: String) throws -> String {
        guard let key = try secrets.get().privateKeyPEM(app: app) else { throw NoSecret() }
        return key
    }

    /// Method, target and credential of every request so far.
    var log: [String] { forge.requests.map { "\($0.method) \($0.target) \($0.credential)" } }

    func count(_ text: String) -> Int { log.filter { $0.contains(text) }.count }

    /// Ids by path, straight from the fleet's files.
    static func gitHubRepositories(of account: String) throws -> [String: Int64] {
        struct File: Decodable {
            struct Row: Decodable {
                let id: Int64
                let name: String
            }
            let account: String
            let repositories: [Row]
        }
        let file: File = try decode("github/\(account).json")
        return Dictionary(file.repositories.map { ("\(file.account)/\($0.name)", $0.id) }) { first, _ in first }
    }

    static func gitLabProjects(_ files: String...) throws -> [String: Int64] {
        struct File: Decodable {
            struct Row: Decodable {
                let id: Int64
                let path: String
            }
            let projects: [Row]
        }
        var ids: [String: Int64] = [:]
        for name in files {
            let file: File = try decode("gitlab/\(name).json")
            for row in file.projects { ids[row.path] = row.id }
        }
        return ids
    }

    private static func decode<Value: Decodable>(_ path: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: path)))
    }
}
