// Which part of a config an integration belongs to.

import Testing

@testable import Config

@Suite struct ShardTests {
    private static func config(_ tokens: [String]) throws -> ConfigFile {
        let integrations = tokens.enumerated().map { index, token in
            """
              - id: i\(index)
                owner: { user: dave }
                gitlab: { url: https://gitlab.example.com, token: { env: \(token) } }
            """
        }
        return try Samples.reader.read(
            text: "version: 1\nintegrations:\n" + integrations.joined(separator: "\n") + "\n", path: "c.yaml")
    }

    @Test("Parts hold every integration once, and equal credentials together")
    func parts() throws {
        let config = try Self.config((0..<60).map { "TOKEN_\($0 / 2)" })
        for count in [1, 2, 7, 12] {
            let parts = (1...count).compactMap { Shard($0, of: count) }.map { config.part($0) }
            #expect(parts.count == count)
            #expect(parts.flatMap { $0.integrations.map(\.id) }.sorted() == config.integrations.map(\.id).sorted())
            for part in parts {
                #expect(part.sha256 == config.sha256)
                let numbers = part.integrations.compactMap { Int($0.id.dropFirst()) }
                #expect(numbers.allSatisfy { numbers.contains($0 ^ 1) })
            }
        }
    }

    @Test("What else is in the config moves nothing from one part to another")
    func stable() throws {
        let few = try Self.config((0..<20).map { "TOKEN_\($0)" })
        let many = try Self.config((0..<40).map { "TOKEN_\($0)" })
        for number in 1...5 {
            let shard = try #require(Shard(number, of: 5))
            let before = few.part(shard).integrations.map(\.id)
            #expect(
                many.part(shard).integrations.map(\.id).filter { Int($0.dropFirst()).map { $0 < 20 } ?? false }
                    == before)
        }
    }

    @Test("A shard is a number and a count", arguments: ["1/1", "3/12", "1000/1000"])
    func valid(text: String) { #expect(Shard(text)?.description == text) }

    @Test("Nothing else is one", arguments: ["", "1", "0/1", "2/1", "1/1001", "1/", "/1", "1/1/1", "-1/2", "a/2"])
    func invalid(text: String) { #expect(Shard(text) == nil) }
}
