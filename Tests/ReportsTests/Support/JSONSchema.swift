// Checks a document against the parts of JSON Schema that the report's schema uses.

import Foundation

/// A small validator, independent of the writer. A keyword that it doesn't know is a failure, so that the schema can't
/// say more than is checked here.
struct JSONSchema {
    private let root: [String: Any]
    private static let annotations: Set<String> = ["$schema", "$id", "title", "description", "$defs"]

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// What is wrong with `value`, each with its path; at most a few.
    func problems(_ value: Any) -> [String] { Array(check(value, root, at: "$").prefix(10)) }

    private func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
        var problems: [String] = []
        for (keyword, rule) in schema where !Self.annotations.contains(keyword) {
            problems += check(value, keyword, rule, schema, at: path)
        }
        return problems
    }

    private func check(_ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], at path: String)
        -> [String]
    {
        let object = value as? [String: Any]
        switch keyword {
        case "type":
            let types = rule as? [String] ?? [rule as? String ?? ""]
            return types.contains(where: { Self.has(value, type: $0) }) ? [] : ["\(path): not \(types)"]
        case "enum":
            return (rule as? [String] ?? []).contains(value as? String ?? "") ? [] : ["\(path): \(value) not allowed"]
        case "required":
            let missing = (rule as? [String] ?? []).filter { object?[$0] == nil }
            return missing.isEmpty ? [] : ["\(path): lacks \(missing)"]
        case "additionalProperties":
            let known = schema["properties"] as? [String: Any] ?? [:]
            let unknown = (object ?? [:]).keys.filter { known[$0] == nil }
            return unknown.isEmpty ? [] : ["\(path): unknown \(unknown)"]
        case "properties":
            return (rule as? [String: [String: Any]] ?? [:]).flatMap { name, rule in
                object?[name].map { check($0, rule, at: "\(path).\(name)") } ?? []
            }
        case "items":
            let items = (value as? [Any] ?? []).enumerated()
            let rule = rule as? [String: Any] ?? [:]
            return items.flatMap { check($0.element, rule, at: "\(path)[\($0.offset)]") }
        case "anyOf":
            let rules = rule as? [[String: Any]] ?? []
            return rules.contains { check(value, $0, at: path).isEmpty } ? [] : ["\(path): fits none"]
        case "$ref":
            let name = (rule as? String ?? "").replacing("#/$defs/", with: "")
            guard let target = (root["$defs"] as? [String: [String: Any]])?[name] else { return ["no \(name)"] }
            return check(value, target, at: path)
        case "pattern":
            guard let text = value as? String else { return [] }
            let fits = text.range(of: rule as? String ?? "", options: .regularExpression) != nil
            return fits ? [] : ["\(path): \(text) doesn't match"]
        case "minimum", "maximum", "minLength":
            let number = (value as? NSNumber)?.intValue ?? (value as? String)?.unicodeScalars.count
            guard let number, let limit = (rule as? NSNumber)?.intValue else { return [] }
            return (keyword == "maximum" ? number <= limit : number >= limit) ? [] : ["\(path): \(number)"]
        default: return ["\(path): the keyword \(keyword) isn't checked"]
        }
    }

    private static func has(_ value: Any, type: String) -> Bool {
        // Foundation keeps flags and numbers in one type, and tells them apart by this code.
        let isFlag = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
        return switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "integer": !isFlag && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "boolean": isFlag
        case "null": value is NSNull
        default: false
        }
    }
}
