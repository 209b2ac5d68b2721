// The sealed store as a file holds it: checked in form, not yet against a key.

/// Header, entries and the seal over all of them. Reading and writing are each other's inverse: a file that is read has
/// exactly one content, so that no byte of it can change unseen.
package struct SealedStore: Sendable, Equatable {
    /// The only version of the format so far.
    static let version = 1
    /// The file's first line.
    static let title = "forgeaudit-sealed-store 1"
    /// The most bytes of a file.
    package static let sizeLimit = 4 * 1_024 * 1_024
    package static let entryLimit = 10_000

    /// 16 random bytes that tell this store from every other.
    let id: [UInt8]
    /// 32 random bytes, new with each key.
    let salt: [UInt8]
    /// 8 bytes that say which key opens the store, and nothing else about it.
    let keyID: [UInt8]
    /// By name, ascending by bytes, each name once.
    package let entries: [SealedEntry]
    /// HMAC-SHA256 over everything before it.
    let seal: [UInt8]

    init(id: [UInt8], salt: [UInt8], keyID: [UInt8], entries: [SealedEntry], seal: [UInt8]) {
        self.id = id
        self.salt = salt
        self.keyID = keyID
        self.entries = entries
        self.seal = seal
    }

    /// Reads a file's bytes, whatever they are. Whether somebody changed them only `OpenedStore` can tell.
    package init(parsing bytes: [UInt8]) throws(SealedStoreError) {
        self = try SealedStoreParser.store(in: bytes)
    }

    /// The file's bytes.
    package var bytes: [UInt8] { body + Array("seal ".utf8) + Base64URL.encoded(seal) + [0x0A] }

    /// What the seal covers: every line before its own.
    var body: [UInt8] {
        var result = Array(Self.title.utf8) + [0x0A]
        for (name, value) in [("store", id), ("salt", salt), ("key", keyID)] {
            result += Array("\(name) ".utf8) + Base64URL.encoded(value) + [0x0A]
        }
        for entry in entries { result += Array(entry.line.utf8) + [0x0A] }
        return result
    }
}
