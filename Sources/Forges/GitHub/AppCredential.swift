// Proves that a request comes from the GitHub App itself.

import Foundation
import Inventory
import Synchronization
import Transport

/// Signs a JWT per request. A refusal for its time claims is answered once by signing with the server's clock.
final class AppCredential: Credential {
    private let key: AppKey
    private let now: @Sendable () -> Date
    private let skew = Mutex<TimeInterval>(0)

    init(_ key: AppKey, now: @escaping @Sendable () -> Date) {
        self.key = key
        self.now = now
    }

    func headers() async throws -> Result<[HTTPHeader], Unreadable> {
        do {
            let token = try key.token(at: now().addingTimeInterval(skew.withLock { $0 }))
            return .success([HTTPHeader("Authorization", "Bearer \(token)")])
        } catch {
            return .failure(Unreadable(.app, .credentialRejected, "The App's private key can't sign"))
        }
    }

    func secondChance(_ response: HTTPResponse, message: String, attempt: Int) async -> Double? {
        guard attempt <= 4, message.contains("claim ('exp')") || message.contains("claim ('iat')"),
            let server = response.headers["date"].flatMap(HTTPDate.parse)
        else { return nil }
        let difference = server.timeIntervalSince(now())
        // Once per difference: the try that learns it need not be the first, another may have failed on its way.
        let isNews = skew.withLock { skew in
            defer { skew = difference }
            return abs(difference - skew) > 1
        }
        return isNews || attempt == 1 ? 0 : nil
    }
}
