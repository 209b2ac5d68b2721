// Reads a fleet's folder: `github.json` and `gitlab.json` with the frame, `github/*.json` and `gitlab/*.json` with the masses.
package import Foundation

/// Turns a folder of JSON files into a fleet, or says which file holds what mistake.
package struct FleetLoader: Sendable {
    private let folder: URL
    private let overlay: URL?

    /// - Parameters:
    ///   - folder: what holds `github.json`, `gitlab.json` or both.
    ///   - overlay: the same fleet at another time, as a folder of only the files that differ, and in them only the keys:
    ///     each key at the top of such a file takes the place of that key in the fleet's file of the same name.
    package init(folder: URL, overlay: URL? = nil) {
        self.folder = folder
        self.overlay = overlay
    }

    /// The whole fleet, checked: every name in it refers to something. Throws `FixtureForgeError`.
    package func load() throws -> Fleet {
        try checkOverlay()
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
        return try decode(file, name: name + ".json")
    }

    /// The files of the folder `name` in the order of their names, so that two machines read the same fleet.
    private func parts<Part: Decodable>(_ name: String) throws -> [(file: String, part: Part)] {
        let folder = folder.appending(path: name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { file in
            let url = folder.appending(path: file)
            return (url.path, try decode(url, name: "\(name)/\(file)"))
        }
    }

    private func decode<Value: Decodable>(_ file: URL, name: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: overlaid(Data(contentsOf: file), name))
        } catch let error as DecodingError {
            throw FixtureForgeError(
                subject: file.path, problem: Self.describe(error), advice: "see the format in fixtures/README.md")
        } catch {
            throw FixtureForgeError(
                subject: file.path, problem: "could not be read (\(error.localizedDescription))",
                advice: "check that the file exists and that it may be read")
        }
    }

    /// The file's bytes, with the overlay's keys in the place of its own.
    private func overlaid(_ data: Data, _ name: String) throws -> Data {
        guard let file = overlay?.appending(path: name), FileManager.default.fileExists(atPath: file.path) else {
            return data
        }
        guard var object = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let keys = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        else {
            throw FixtureForgeError(
                subject: file.path, problem: "is no JSON object, or overlays none",
                advice: "write only the keys that differ")
        }
        object.merge(keys) { $1 }
        return try JSONSerialization.data(withJSONObject: object)
    }

    /// An overlay that overlays nothing is a mistake in its path or in a file's name.
    private func checkOverlay() throws {
        guard let overlay else { return }
        let root = overlay.standardizedFileURL.path
        var names: [String] = []
        for folder in ["", "github", "gitlab"] {
            let url = folder.isEmpty ? overlay : overlay.appending(path: folder)
            for file in (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            where file.hasSuffix(".json") {
                names.append(folder.isEmpty ? file : "\(folder)/\(file)")
            }
        }
        if names.isEmpty {
            throw FixtureForgeError(
                subject: root, problem: "holds no file to overlay",
                advice: "name a folder such as fixtures/demo/yesterday")
        }
        for name in names.sorted()
        where !FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
            throw FixtureForgeError(
                subject: "\(root)/\(name)", problem: "overlays no file of the fleet",
                advice: "give it the name of a file in \(folder.path)")
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
