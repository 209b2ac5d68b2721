// Reads a fleet's folder: `github.json` and `gitlab.json` with the frame, `github/*.json` and `gitlab/*.json` with the masses.
package import Foundation

/// Turns a folder of JSON files into a fleet, or says which file holds what mistake.
package struct FleetLoader: Sendable {
    private let folder: URL

    /// - Parameter folder: what holds `github.json`, `gitlab.json` or both.
    package init(folder: URL) { self.folder = folder }

    /// The whole fleet, checked: every name in it refers to something. Throws `FixtureForgeError`.
    package func load() throws -> Fleet {
        let gitHub: GitHubFleet? = try frame("github").map { (frame: GitHubFleet) in
            try frame.adding(parts("github"))
        }
        let gitLab: GitLabFleet? = try frame("gitlab").map { (frame: GitLabFleet) in
            try frame.adding(parts("gitlab"))
        }
        if gitHub == nil && gitLab == nil {
            throw FixtureForgeError(
                subject: folder.path, problem: "holds neither github.json nor gitlab.json",
                advice: "name the folder of a fleet, such as fixtures/demo")
        }
        return Fleet(gitHub: gitHub, gitLab: gitLab)
    }

    private func frame<Frame: Decodable>(_ name: String) throws -> Frame? {
        let file = folder.appending(path: name + ".json")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return try decode(file)
    }

    /// The files of the folder `name` in the order of their names, so that two machines read the same fleet.
    private func parts<Part: Decodable>(_ name: String) throws -> [(file: String, part: Part)] {
        let folder = folder.appending(path: name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { file in
            let url = folder.appending(path: file)
            return (url.path, try decode(url))
        }
    }

    private func decode<Value: Decodable>(_ file: URL) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
        } catch let error as DecodingError {
            throw FixtureForgeError(
                subject: file.path, problem: Self.describe(error), advice: "see the format in fixtures/README.md")
        } catch {
            throw FixtureForgeError(
                subject: file.path, problem: "could not be read (\(error.localizedDescription))",
                advice: "check that the file exists and that it may be read")
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\(path(context.codingPath)): the field \"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(path(context.codingPath)): \(context.debugDescription)"
        @unknown default: "not a fleet file"
        }
    }

    /// `projects[3].members`, counting from 0.
    private static func path(_ keys: [any CodingKey]) -> String {
        let text = keys.reduce("") { text, key in
            key.intValue.map { "\(text)[\($0)]" } ?? (text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)")
        }
        return text.isEmpty ? "the file" : text
    }
}
