// What a fault gets to know of the request whose answer it spoils.
import Foundation

/// A request that has been answered, but not yet sent back.
struct FaultScene: Sendable {
    let forge: ForgeName
    let request: ForgeRequest
    let route: String
    let credential: String
    /// The number of the page that the answer is; nil: it is no list.
    let page: Int?
    /// The time on the forge's clock, skewed or not.
    let now: Date
    /// What the client's addresses begin with, e.g. `http://127.0.0.1:8443`.
    let origin: String
    /// Answers the same request with another query.
    let ask: @Sendable (Query) -> Answer

    /// Adds the links of a list to what a fault made of it.
    func link(_ name: String, _ value: String) -> String {
        LinkHeader(request, origin: origin).link("next", name, value)
    }
}
