// The sealed store: what it gives back, and that no byte of it can change unseen.

import Foundation
import Testing

@testable import Secrets

@Suite("The sealed store")
struct SealedStoreTests {
    static let instant = Date(timeIntervalSince1970: 1_795_312_800)
    static let token = "glpat-0123456789abcdefghij"
    static let pem = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----"

    let key = StoreKey.generated()

    private func filled() throws -> OpenedStore {
        var opened = OpenedStore(newWith: key)
        for (name, text) in [("hub.pem", Self.pem), ("acme@gitlab", Self.token), ("other_1", "plain")] {
            try opened.seal(Secret(text), as: name, at: Self.instant, replacing: false)
        }
        return opened
    }

    @Test("what was sealed comes back, with kind and time, in order of names")
    func roundTrip() throws {
        let parsed = try SealedStore(parsing: filled().store.bytes)
        let opened = try OpenedStore(parsed, key: key)
        #expect(opened.store.entries.map(\.name) == ["acme@gitlab", "hub.pem", "other_1"])
        #expect(opened.store.entries.map(\.kind) == [.gitLabToken, .privateKey, .other])
        #expect(opened.store.entries.map(\.created) == Array(repeating: Self.instant, count: 3))
        #expect(try opened.secret(named: "hub.pem").withText { $0 } == Self.pem)
        #expect(try opened.secret(named: "acme@gitlab").withText { $0 } == Self.token)
        #expect(throws: SealedStoreError(.unknownName("nope"))) { try opened.secret(named: "nope") }
        #expect(SealedKind(of: Secret("ghs_x")) == .gitHubToken)
        #expect(SealedKind.gitLabToken.title == "gitlab token")
    }

    @Test("the file holds no secret, and nothing that repeats when the same is sealed again")
    func content() throws {
        let text = String(decoding: try filled().store.bytes, as: UTF8.self)
        #expect(text.hasPrefix("forgeaudit-sealed-store 1\nstore "))
        for secret in [Self.token, "plain", "abc\n"] { #expect(!text.contains(secret)) }
        var opened = OpenedStore(newWith: key)
        try opened.seal(Secret(Self.token), as: "a", at: Self.instant, replacing: false)
        try opened.seal(Secret(Self.token), as: "b", at: Self.instant, replacing: false)
        let entries = opened.store.entries
        #expect(entries[0].box != entries[1].box)
        #expect(try opened.fingerprint(of: entries[0]) == opened.fingerprint(of: entries[1]))
        let other = try filled()
        #expect(try other.fingerprint(of: other.store.entries[0]) != opened.fingerprint(of: entries[0]))
    }

    @Test("every changed byte is an error, and names its entry where it belongs to one")
    func flippedBytes() throws {
        let bytes = try filled().store.bytes
        var line = 1
        for index in bytes.indices {
            let lineText =
                String(decoding: bytes[..<index], as: UTF8.self).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).last ?? ""
            for mask: UInt8 in [0x01, 0x02, 0x10, 0x20, 0x80] {
                var changed = bytes
                changed[index] ^= mask
                let error = #expect(throws: SealedStoreError.self) {
                    _ = try OpenedStore(SealedStore(parsing: changed), key: key)
                }
                let text = try #require(error).description
                #expect(!text.contains("plain") && !text.contains("glpat"))
                guard (5...7).contains(line) else { continue }
                let name = ["acme@gitlab", "hub.pem", "other_1"][line - 5]
                let isInName = lineText.split(separator: " ", omittingEmptySubsequences: false).count == 2
                #expect(
                    text.contains("'\(name)'") || (isInName && text.contains("entr")) || text.contains("line \(line) "),
                    "\(text)")
            }
            if bytes[index] == 0x0A { line += 1 }
        }
        #expect(line == 9)
    }

    @Test("a flipped bit in a box names the entry")
    func flippedBox() throws {
        let store = try filled().store
        for entry in store.entries {
            for index in entry.box.indices {
                let changed = store.entries.map { other in
                    var box = other.box
                    if other.name == entry.name { box[index] ^= 1 }
                    return SealedEntry(name: other.name, kind: other.kind, created: other.created, box: box)
                }
                #expect(throws: SealedStoreError(.entryChanged(entry.name))) { try open(store, changed) }
            }
        }
    }

    private func open(_ store: SealedStore, _ entries: [SealedEntry]) throws -> OpenedStore {
        let changed = SealedStore(
            id: store.id, salt: store.salt, keyID: store.keyID, entries: entries, seal: store.seal)
        return try OpenedStore(SealedStore(parsing: changed.bytes), key: key)
    }

    @Test("entries can't be swapped, renamed, made younger, removed or put back")
    func tampering() throws {
        var opened = try filled()
        let store = opened.store
        let (first, second, third) = (store.entries[0], store.entries[1], store.entries[2])
        func entry(_ name: String, _ kind: SealedKind, _ created: Date, _ box: [UInt8]) -> SealedEntry {
            SealedEntry(name: name, kind: kind, created: created, box: box)
        }
        let swapped = [
            entry(first.name, first.kind, first.created, second.box),
            entry(second.name, second.kind, second.created, first.box),
            third,
        ]
        #expect(throws: SealedStoreError(.entryChanged(first.name))) { try open(store, swapped) }
        let renamed = [first, second, entry("other_2", third.kind, third.created, third.box)]
        #expect(throws: SealedStoreError(.entryChanged("other_2"))) { try open(store, renamed) }
        let younger = [first, second, entry(third.name, third.kind, third.created + 86_400, third.box)]
        #expect(throws: SealedStoreError(.entryChanged(third.name))) { try open(store, younger) }
        let other = [first, second, entry(third.name, .gitHubToken, third.created, third.box)]
        #expect(throws: SealedStoreError(.entryChanged(third.name))) { try open(store, other) }
        #expect(throws: SealedStoreError(.listChanged)) { try open(store, [first, third]) }
        #expect(throws: SealedStoreError(.listChanged)) { try open(store, []) }
        try opened.remove(third.name)
        #expect(throws: SealedStoreError(.listChanged)) { try open(opened.store, opened.store.entries + [third]) }
    }

    @Test("an entry of another store with the same key doesn't fit")
    func otherStore() throws {
        let foreign = try filled().store.entries[0]
        let store = try filled().store
        #expect(throws: SealedStoreError(.entryChanged(foreign.name))) {
            try open(store, [foreign] + store.entries.dropFirst())
        }
    }

    @Test("another key is told from a change")
    func otherKey() throws {
        #expect(throws: SealedStoreError(.wrongKey)) { try OpenedStore(filled().store, key: .generated()) }
    }

    @Test("another version is named, and what is no store isn't taken for one")
    func versions() {
        func problem(_ text: String) -> SealedStoreError.Problem? {
            do throws(SealedStoreError) {
                _ = try SealedStore(parsing: Array(text.utf8))
                return nil
            } catch {
                return error.problem
            }
        }
        #expect(problem("forgeaudit-sealed-store 2\nanything") == .unsupportedVersion(2))
        #expect(problem("forgeaudit-sealed-store 1") == .malformed(line: 1, entry: nil))
        #expect(problem("forgeaudit-sealed-store 1\n") == .malformed(line: 2, entry: nil))
        for text in [
            "", "\n", "{}", "forgeaudit-sealed-store", "forgeaudit-sealed-store 1 \n", "forgeaudit-sealed-store x\n",
        ] {
            #expect(problem(text) == .notAStore, "\(text)")
        }
        #expect(problem(String(repeating: "a", count: SealedStore.sizeLimit + 1)) == .tooLarge)
        let lines = "forgeaudit-sealed-store 1\n" + String(repeating: "x\n", count: 20_000)
        #expect(problem(lines) == .tooManyEntries)
    }

    @Test("what is read is what would be written, and no cut or mutation crashes")
    func canonicalForm() throws {
        let bytes = try filled().store.bytes
        #expect(try SealedStore(parsing: bytes).bytes == bytes)
        for length in bytes.indices {
            #expect(throws: SealedStoreError.self) { try SealedStore(parsing: Array(bytes[..<length])) }
        }
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<2_000 {
            var mutant = bytes
            for _ in 0...next(6) { mutant[next(mutant.count)] = UInt8(next(256)) }
            if let store = try? SealedStore(parsing: mutant) { #expect(store.bytes == mutant) }
        }
    }

    @Test("names, replacing and removing")
    func changes() throws {
        var opened = try filled()
        #expect(throws: SealedStoreError(.nameTaken("other_1"))) {
            try opened.seal(Secret("new"), as: "other_1", at: Self.instant, replacing: false)
        }
        try opened.seal(Secret("new"), as: "other_1", at: Self.instant + 90.5, replacing: true)
        #expect(try opened.secret(named: "other_1").withText { $0 } == "new")
        #expect(opened.store.entries.last?.created == Self.instant + 90)
        for name in ["", "a b", "é", "a/b", "a\nb", String(repeating: "a", count: 101)] {
            #expect(throws: SealedStoreError(.invalidName)) {
                try opened.seal(Secret("new"), as: name, at: Self.instant, replacing: true)
            }
        }
        try opened.remove("other_1")
        #expect(throws: SealedStoreError(.unknownName("other_1"))) { try opened.remove("other_1") }
        #expect(opened.store.entries.count == 2)
        _ = try OpenedStore(SealedStore(parsing: opened.store.bytes), key: key)
    }

    @Test("Base64 has one form for each content")
    func base64() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 250) }
            let text = Base64URL.encoded(bytes)
            #expect(Base64URL.decoded(text) == bytes)
            let expected = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
            #expect(String(decoding: text, as: UTF8.self) == expected)
        }
        for text in ["A", "AB", "AAB", "AA==", "A+AA", "A AA", "AAAAA"] {
            #expect(Base64URL.decoded(Array(text.utf8)) == nil, "\(text)")
        }
    }
}
