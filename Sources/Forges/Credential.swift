// What a request proves its right with.

import Foundation
import Inventory
import Transport

/// A credential that can put itself on a request and can be asked for another chance when it's refused.
protocol Credential: Sendable {
    /// The header fields for one request, or why there are none.
    func headers() async throws -> Result<[HTTPHeader], Unreadable>

    /// Called when the forge answered a request with anything but 401.
    func accepted() async

    /// Called when the forge answered 401 on try number `attempt`: seconds to wait before trying with fresh headers, nil
    /// when the refusal is final.
    func secondChance(_ response: HTTPResponse, message: String, attempt: Int) async -> Double?
}

extension Credential {
    /// Most credentials don't change, so nothing is learnt from their working.
    func accepted() async {}
}
