// The query of a request: read by name, and written again with one parameter changed for a `Link` header.
import Foundation

/// Query parameters in the order they were sent, decoded.
struct Query: Sendable {
    private var items: [(name: String, value: String)]

    /// Reads `a=1&b=2`; `+` means a space.
    init(_ text: String) {
        items = text.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The last value given for `name`.
    subscript(name: String) -> String? { items.last { $0.name == name }?.value }

    /// The same query with `name` set to `value`; a new parameter goes to the end.
    func setting(_ name: String, to value: String) -> Query {
        var copy = self
        copy.items.removeAll { $0.name == name }
        copy.items.append((name, value))
        return copy
    }

    /// The query without `name`.
    func removing(_ name: String) -> Query {
        var copy = self
        copy.items.removeAll { $0.name == name }
        return copy
    }

    /// The encoded text, without a leading `?`.
    var text: String {
        items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }

    private static func encoded(_ text: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
    }
}
