// Request ids that are the same in every run, whatever the order of concurrent requests and whatever the port.
import Crypto
import Foundation
import Synchronization

/// Hands out ids from what is asked and by whom; with a running clock also from how often it was asked before.
final class RequestIdentity: Sendable {
    private let seen = Mutex<[String: Int]>([:])

    /// The number of this request among those with the same method, target and credential: 1 for the first.
    func occurrence(method: String, target: String, credential: String) -> Int {
        seen.withLock { seen in
            let key = "\(method) \(target) \(credential)"
            let count = (seen[key] ?? 0) + 1
            seen[key] = count
            return count
        }
    }

    /// 32 hexadecimal digits.
    static func digits(method: String, target: String, credential: String, occurrence: Int) -> String {
        let digest = SHA256.hash(data: Data("\(method) \(target) \(credential) \(occurrence)".utf8))
        return digest.prefix(16).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }
}
