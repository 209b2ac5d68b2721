// Bounds on texts that are kept from payloads. Their characters stay as they are: the reports escape them. Only a token
// that somebody put into a name doesn't.

import Inventory
import JSON
import Secrets

enum PayloadText {
    /// At most `limit` scalars: what looks like one character may be made of any number of them.
    static func bounded(_ text: String, limit: Int = 500) -> String {
        if text.utf8.count <= limit { return SecretShape.redacted(text) }
        // Far more than is kept: a credential that is cut in two may no longer look like one.
        let excerpt = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit + 4_096)))
        return String(String.UnicodeScalarView(SecretShape.redacted(excerpt).unicodeScalars.prefix(limit)))
    }

    /// The address of a webhook, as far as it is kept. Some put a token into its path.
    static func hookURL(_ text: String) -> String { HookURL.withoutSecrets(SecretShape.redacted(text)) }

    /// A list of texts, at most 1,000; nil where it is anything else.
    static func list(_ value: JSONValue?) -> [String]? {
        guard let elements = value?.elements, elements.count <= 1000 else { return nil }
        var texts: [String] = []
        for element in elements {
            guard let text = element.string else { return nil }
            texts.append(bounded(text))
        }
        return texts
    }
}
