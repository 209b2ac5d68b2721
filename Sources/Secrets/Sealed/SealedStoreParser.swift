// Reads the lines of a sealed store, which may have been tampered with.

/// Accepts one form only: fixed lines in a fixed order, single spaces, a line end after each line.
enum SealedStoreParser {
    private static let headerLines = 4

    static func store(in bytes: [UInt8]) throws(SealedStoreError) -> SealedStore {
        guard bytes.count <= SealedStore.sizeLimit else { throw SealedStoreError(.tooLarge) }
        var lines = bytes.split(
            separator: 0x0A, maxSplits: SealedStore.entryLimit + 8, omittingEmptySubsequences: false)
        try checkTitle(lines.first ?? [])
        guard lines.last?.isEmpty == true else {
            let isLong = lines.count > SealedStore.entryLimit + headerLines + 1
            throw SealedStoreError(
                isLong ? .tooManyEntries : .malformed(line: lines.count, entry: name(in: lines.last)))
        }
        lines.removeLast()
        let id = try field("store", count: 16, lines, 1)
        let salt = try field("salt", count: 32, lines, 2)
        let keyID = try field("key", count: 8, lines, 3)
        let last = max(headerLines, lines.count - 1)
        guard last - headerLines <= SealedStore.entryLimit else { throw SealedStoreError(.tooManyEntries) }
        var entries: [SealedEntry] = []
        for index in headerLines..<last {
            let entry = try self.entry(lines[index], number: index + 1)
            if let previous = entries.last, !previous.name.utf8.lexicographicallyPrecedes(entry.name.utf8) {
                throw SealedStoreError(.disordered(previous.name, entry.name, line: index + 1))
            }
            entries.append(entry)
        }
        let seal = try field("seal", count: 32, lines, last)
        return SealedStore(id: id, salt: salt, keyID: keyID, entries: entries, seal: seal)
    }

    private static func checkTitle(_ line: ArraySlice<UInt8>) throws(SealedStoreError) {
        if line.elementsEqual(SealedStore.title.utf8) { return }
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        let isTitle = words.count == 2 && words[0].elementsEqual("forgeaudit-sealed-store".utf8)
        guard isTitle, words[1].count <= 9, let version = Int(String(decoding: words[1], as: UTF8.self)) else {
            throw SealedStoreError(.notAStore)
        }
        throw SealedStoreError(.unsupportedVersion(version))
    }

    /// The bytes of a line `name value`; `index` counts from 0.
    private static func field(
        _ name: String, count: Int, _ lines: [ArraySlice<UInt8>], _ index: Int
    ) throws(SealedStoreError) -> [UInt8] {
        if index < lines.count {
            let words = lines[index].split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
            if words.count == 2, words[0].elementsEqual(name.utf8), let value = Base64URL.decoded(words[1]),
                value.count == count
            {
                return value
            }
        }
        let entry = index < lines.count ? self.name(in: lines[index]) : nil
        throw SealedStoreError(.malformed(line: index + 1, entry: entry))
    }

    private static func entry(_ line: ArraySlice<UInt8>, number: Int) throws(SealedStoreError) -> SealedEntry {
        let words = line.split(separator: 0x20, maxSplits: 5, omittingEmptySubsequences: false)
        guard words.count == 5, words[0].elementsEqual("entry".utf8) else {
            throw SealedStoreError(.malformed(line: number, entry: name(in: line)))
        }
        let texts = words[1...3].map { String(validating: $0, as: UTF8.self) ?? "" }
        guard SealedEntry.isName(texts[0]), let kind = SealedKind(rawValue: texts[1]),
            let created = SealedTime.instant(texts[2]), let box = Base64URL.decoded(words[4]),
            (SealedBox.overhead + 1...SealedBox.overhead + SecretResolver.sizeLimit).contains(box.count)
        else { throw SealedStoreError(.malformed(line: number, entry: name(in: line))) }
        return SealedEntry(name: texts[0], kind: kind, created: created, box: box)
    }

    /// The name that a broken line still shows.
    private static func name(in line: ArraySlice<UInt8>?) -> String? {
        let words = (line ?? []).prefix(512).split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count > 2, let text = String(validating: words[1], as: UTF8.self), SealedEntry.isName(text) else {
            return nil
        }
        return text
    }
}
