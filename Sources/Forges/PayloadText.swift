// Bounds on texts that are kept from payloads. Their characters stay as they are: the reports escape them. Only a token
// that somebody put into a name doesn't.

import JSON
import Secrets

enum PayloadText {
    /// At most `limit` scalars: what looks like one character may be made of any number of them.
    static func bounded(_ text: String, limit: Int = 500) -> String {
        let excerpt =
            text.utf8.count <= limit ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
        return SecretShape.redacted(excerpt)
    }

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
