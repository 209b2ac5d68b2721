// What the fuzzers started from and what they found, replayed in every test run.

import Foundation
import Fuzzing
import Testing

@Suite("The fuzzers' corpus")
struct CorpusTests {
    /// One committed input.
    struct Input: CustomTestStringConvertible {
        let target: FuzzTarget
        let file: URL
        var testDescription: String { "\(target.name)/\(file.lastPathComponent)" }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/corpus")

    private static func inputs() throws -> [Input] {
        try FuzzTarget.all.flatMap { target in
            try FileManager.default.contentsOfDirectory(
                at: folder.appending(path: target.name), includingPropertiesForKeys: nil
            ).sorted { $0.path < $1.path }.map { Input(target: target, file: $0) }
        }
    }

    @Test("no committed input breaks a parser's promise", arguments: try inputs())
    func replay(input: Input) throws {
        let bytes = try Data(contentsOf: input.file)
        try bytes.withUnsafeBytes { try input.target.run($0) }
    }

    @Test("every target has a corpus, and every corpus a target")
    func targets() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(folders.sorted() == FuzzTarget.all.map(\.name).sorted())
        for target in FuzzTarget.all {
            #expect(try Self.inputs().count { $0.target.name == target.name } >= 20, "\(target.name)")
        }
    }
}
