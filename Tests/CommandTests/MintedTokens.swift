// Remembers the installation tokens that a forge gives out.
import FixtureForge
import Foundation
import Synchronization

/// Sees every answer through the forge's fault seam and changes none.
final class MintedTokens: Sendable {
    private let tokens = Mutex<[String]>([])

    private struct Minted: Decodable {
        let token: String
    }

    var all: [String] { tokens.withLock { $0 } }

    var fault: Fault {
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
