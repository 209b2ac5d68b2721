// One line of the sealed store.

package import Foundation

/// A secret that only the store's key opens, with what anyone may know of it.
package struct SealedEntry: Sendable, Equatable {
    /// A letter, digit, `.`, `_`, `@` or `-`, 1 to 100 of them.
    package let name: String
    package let kind: SealedKind
    /// When the secret was sealed, in whole seconds; a change of the store's key keeps it.
    package let created: Date
    /// Nonce, encrypted bytes and tag.
    let box: [UInt8]

    /// Whether `text` can be a name.
    package static func isName(_ text: some StringProtocol) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "._@-".utf8.contains(byte)
                }
            }
    }

    /// The line in the file, without its end.
    var line: String {
        "entry \(name) \(kind.rawValue) \(SealedTime.text(created)) \(String(decoding: Base64URL.encoded(box), as: UTF8.self))"
    }

    /// What the tag covers besides the secret: nothing of it can be changed, or moved to another entry or store.
    static func boundData(store id: [UInt8], name: String, kind: SealedKind, created: Date) -> [UInt8] {
        let store = String(decoding: Base64URL.encoded(id), as: UTF8.self)
        let lines = [SealedStore.title, store, name, kind.rawValue, SealedTime.text(created)]
        return Array(lines.joined(separator: "\n").utf8)
    }
}
