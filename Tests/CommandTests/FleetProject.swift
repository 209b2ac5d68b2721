// A project of the demo fleet, as its files give it.
import Foundation

/// What decides whether a project's hooks are worth a request.
struct FleetProject: Decodable {
    let id: Int
    let path: String
    let archived: Bool?
    let empty: Bool?

    private struct File: Decodable {
        let projects: [FleetProject]
    }

    /// The projects of `fixtures/demo/gitlab/NAME.json`.
    static func read(_ name: String) throws -> [FleetProject] {
        let file = Scratch.project.appending(path: "fixtures/demo/gitlab/\(name).json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).projects
    }
}
