// Every secret of a run, looked for wherever it must not be.
import FixtureForge
import Foundation
import TestSupport

/// The tokens and keys in the config's files, and those that the forge gives out during the run. The forge repeats them in
/// every refusal, as a careless server or proxy would.
struct Canaries: Sendable {
    private let planted: [(name: String, value: String)]
    private let minted = MintedTokens()
    /// What `linkPrivateToken` puts into links.
    private static let linked = ("the token in a link", "glpat-EchoedByTheFixtureForge")

    init(_ ground: FaultFleet.Ground) throws {
        let folder = ground.root.appending(path: "secrets", directoryHint: .isDirectory)
        var files: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            files[file.lastPathComponent] = try Data(contentsOf: file)
        }
        planted = SecretSearch.secrets(in: files)
    }

    private var all: [(name: String, value: String)] {
        planted + [Self.linked] + minted.all.enumerated().map { ("minted token \($0.offset)", $0.element) }
    }

    /// Remembers what is given out, and has errors repeat the tokens: in the body, and in a header.
    var echo: Fault {
        Fault { [self] exchange, answer in
            var answer = await minted.fault.apply(exchange, answer)
            guard answer.status >= 400 else { return answer }
            let tokens = planted.filter { $0.name.contains(".token") }.map(\.value) + minted.all.suffix(2)
            answer.headers["X-Credential"] = tokens.joined(separator: " ")
            guard var object = try? JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any] else {
                return answer
            }
            for key in ["message", "error_description"] {
                guard let text = object[key] as? String else { continue }
                object[key] = text + " " + tokens.map { "[\($0)] https://x:\($0)@host/?private_token=\($0)" }.joined()
            }
            answer.body = Array((try? JSONSerialization.data(withJSONObject: object)) ?? Data())
            return answer
        }
    }

    /// Names of secrets and the places where they were found: the streams, every file that the run left, and what another
    /// origin heard.
    func leaks(_ run: Run, in folder: URL, elsewhere: [LoggedRequest]) throws -> [String] {
        let search = SecretSearch(all)
        var places: [(String, Data)] = [
            ("output", Data(run.output.utf8)), ("errors", Data(run.errors.utf8)),
            ("another origin", Data("\(elsewhere)".utf8)),
        ]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        while let file = files?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            places.append((file.lastPathComponent, try Data(contentsOf: file)))
        }
        return places.flatMap { place, data in search.hits(in: data).map { "\($0) in \(place)" } }
    }
}
