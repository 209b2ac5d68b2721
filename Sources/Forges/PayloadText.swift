// Bounds on texts that are kept from payloads. Their characters stay as they are: the reports escape them.

import JSON

enum PayloadText {
    /// At most 500 characters.
    static func bounded(_ text: String) -> String {
        text.utf8.count <= 500 ? text : String(text.prefix(500))
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
