// One entry of an app's delivery log.
import Foundation

/// A webhook delivery: `status` is `OK` or what went wrong, with the HTTP status `code` (0: no answer).
struct GitHubDelivery: Sendable, Decodable {
    let id: Int
    let time: Date
    let event: String
    let action: String?
    let installation: Int?
    private(set) var repository: Int?
    let status: String
    let code: Int
    let seconds: Double
    /// The delivery whose event is sent once more.
    let redeliveryOf: Int?

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        time = try fields.requiredDate("at")
        event = try fields.optional("event") ?? "push"
        action = try fields.optional("action")
        installation = try fields.optional("installation")
        repository = try fields.optional("repository")
        status = try fields.optional("status") ?? "OK"
        code = try fields.optional("code") ?? 200
        seconds = try fields.optional("seconds") ?? 0.21
        redeliveryOf = try fields.optional("redelivery_of")
        try fields.finish()
    }

    func adding(toRepositoryID offset: Int) -> GitHubDelivery {
        var copy = self
        copy.repository = repository.map { $0 + offset }
        return copy
    }
}
