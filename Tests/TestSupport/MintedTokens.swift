// Remembers the installation tokens that a forge gives out.
package import FixtureForge
import Foundation
import Synchronization

/// Sees every answer through the forge's fault seam and changes none.
package final class MintedTokens: Sendable {
    private let tokens = Mutex<[String]>([])

    private struct Minted: Decodable {
        let token: String
    }

    /// In the order in which they were given out.
    package var all: [String] { tokens.withLock { $0 } }

    package init() {}

    /// To be laid over a forge's answers.
    package var fault: Fault {
        Fault { [self] exchange, answer in
            if exchange.target.hasSuffix("/access_tokens"),
                let minted = try? JSONDecoder().decode(Minted.self, from: Data(answer.body))
            {
                tokens.withLock { $0.append(minted.token) }
            }
            return answer
        }
    }
}
