// Fleets of a few lines, for what the demo does not hold.
import Foundation

enum SmallFleet {
    /// Writes a fleet into a folder of its own, which the caller removes.
    static func write(gitHub: String? = nil, gitLab: String? = nil, parts: [String: String] = [:]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString)")
        for name in ["github", "gitlab"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try gitHub?.write(to: folder.appending(path: "github.json"), atomically: true, encoding: .utf8)
        try gitLab?.write(to: folder.appending(path: "gitlab.json"), atomically: true, encoding: .utf8)
        for (path, text) in parts {
            try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
        }
        return folder
    }
}
