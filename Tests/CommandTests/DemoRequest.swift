// A line of the forge's request log.
import Foundation

/// A request as the forge saw it; the credential appears by name.
struct DemoRequest: Sendable, Hashable, Decodable {
    let method: String
    let path: String
    let status: Int
    let credential: String

    /// All lines of the file, in their order.
    static func read(_ file: URL) throws -> [DemoRequest] {
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONDecoder().decode(DemoRequest.self, from: Data(line.utf8))
        }
    }
}
