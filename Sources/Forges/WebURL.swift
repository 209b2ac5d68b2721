// Keeps only those links from payloads that a person may be sent to.

import Foundation
import Secrets

enum WebURL {
    /// The text, where it is an http or https URL of at most 2,000 bytes without user information and tokens; else nil.
    static func checked(_ text: String) -> String? {
        guard text.utf8.count <= 2000, let url = URLComponents(string: text),
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil,
            !SecretShape.isFound(in: text)
        else { return nil }
        return text
    }
}
