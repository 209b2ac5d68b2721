// A rule's parameters in the form in which a snapshot records them.

import Foundation
import Rules

enum RuleParameters {
    /// The parameters in force as a JSON object with sorted keys.
    static func text(_ parameters: [RuleParameter], _ configured: [String: RuleParameter.Value]) -> String {
        var object: [String: Any] = [:]
        for parameter in parameters {
            switch configured[parameter.name] ?? parameter.standard {
            case .integer(let number): object[parameter.name] = number
            case .strings(let texts): object[parameter.name] = texts
            }
        }
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The values that `text` holds; what isn't a number or a list of texts is left out.
    static func read(_ text: String) -> [String: RuleParameter.Value] {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        return (object as? [String: Any] ?? [:]).compactMapValues { value in
            if let number = value as? Int { return .integer(number) }
            return (value as? [String]).map { .strings($0) }
        }
    }
}
